package dev.fluxcontract.everything.api;

import dev.fluxcontract.everything.model.ApiModel;
import dev.fluxcontract.everything.model.UntypedRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Retrofit;

/**
 * Finds the operation that submits a request: a POST that requires nothing but its JSON body.
 *
 * <p>It is for code that takes any request of the contract, so that a new one needs no line there.
 * Where several operations take the same class, the first one in the contract is meant. An {@link
 * UntypedRequest} goes to its own path.
 */
@SuppressWarnings("deprecation") // An operation that the contract deprecates is still one.
public final class RequestCalls {
  private static final List<Operation> OPERATIONS =
      new Operations()




          .add("TextsApi.deleteParts", "DELETE", dev.fluxcontract.everything.model.Base.class, "parts")


          .add("TextsApi.formOptions", "OPTIONS", dev.fluxcontract.everything.model.Base.class, "forms")

          .add("TextsApi.inlineBody", "POST", dev.fluxcontract.everything.model.InlineBodyRequest.class, "colours")

          .add("TextsApi.operationsPost", "POST", dev.fluxcontract.everything.model.Operation.class, "operations")






          .add("TextsApi.valuesPost", "POST", dev.fluxcontract.everything.model.Values.class, "values")


          .add("ThingsApi.aCreateAgain", "POST", dev.fluxcontract.everything.model.Scalars.class, "things/again")



          .add("ThingsApi.operationsPost", "POST", dev.fluxcontract.everything.model.Operation.class, "operations")



          .add("ThingsApi.zCreate", "POST", dev.fluxcontract.everything.model.Scalars.class, "things")

          .next("POST /things")
          .next("POST /things/again")
          .next("POST /things/{thing-id}/rename")
          .next("POST /colours")
          .next("POST /files")
          .next("POST /blank")
          .next("POST /forms")
          .next("POST /parts")
          .next("POST /operations")
          .next("POST /values")
          .inOrder;

  /** The keys of the contract's parameters under components.parameters, by the parameters' names. */
  private static final Map<String, String> PARAMETER_KEYS = new HashMap<>();

  /** Where these parameters stand in a request, by their names. */
  private static final Map<String, String> PARAMETER_PLACES = new HashMap<>();

  static {
    PARAMETER_KEYS.put("X-Shade", "Shade");
    PARAMETER_PLACES.put("X-Shade", "header");
    PARAMETER_KEYS.put("tint", "Tints");
    PARAMETER_PLACES.put("tint", "query");
  }

  private final Retrofit retrofit;

  /** Makes calls on this Retrofit, which must have a Moshi converter. */
  public RequestCalls(Retrofit retrofit) {
    this.retrofit = retrofit;
  }

  /**
   * The call that submits a request.
   *
   * @throws IllegalArgumentException if no operation takes its class
   */
  public Call<?> call(ApiModel request) {
    return call(request, Map.of());
  }

  /**
   * The call that submits a request, with values for optional parameters of the operation.
   *
   * @param parameters the values, of the types that the operation has for them, by the keys of the
   *     parameters under components.parameters of the contract
   * @throws IllegalArgumentException if no operation takes the class of the request, or this one
   *     has no such parameter
   */
  public Call<?> call(ApiModel request, Map<String, ?> parameters) {
    return request instanceof UntypedRequest untyped
        ? call(untyped, parameters)
        : call(find(request.getClass()), request, parameters);
  }

  /**
   * The call that submits a request to the operation with this path.
   *
   * @param path as the contract has it, without the slash at its start
   * @throws IllegalArgumentException if the operation does not take the request's class
   */
  public Call<?> call(String path, ApiModel request) {
    for (Operation operation : OPERATIONS) {
      if (operation.path.equals(path) && operation.request == request.getClass()) {
        return call(operation, request, Map.of());
      }
    }
    throw new IllegalArgumentException(
        path + " does not take " + request.getClass().getName() + "; there are " + OPERATIONS);
  }

  /**
   * The path to which a request of this class is submitted, without a slash at its start.
   *
   * @throws IllegalArgumentException if no operation takes the class
   */
  public static String path(Class<? extends ApiModel> request) {
    return find(request).path;
  }

  /** The path to which a request is submitted, without a slash at its start. */
  public static String path(ApiModel request) {
    return request instanceof UntypedRequest untyped ? untyped.path() : path(request.getClass());
  }

  /** Whether an operation has this path, or one below it. */
  public static boolean knows(String path) {
    return OPERATIONS.stream().anyMatch(o -> o.path.equals(path) || o.path.startsWith(path + "/"));
  }

  /** Whether the contract has a header parameter of this name, in any case. */
  public static boolean isHeader(String name) {
    return PARAMETER_PLACES.entrySet().stream()
        .anyMatch(place -> place.getValue().equals("header") && place.getKey().equalsIgnoreCase(name));
  }

  private Call<?> call(UntypedRequest request, Map<String, ?> parameters) {
    Map<String, Object> query = new HashMap<>();
    Map<String, Object> headers = new HashMap<>();
    Map<String, Map<String, Object>> places = Map.of("query", query, "header", headers);
    Set<String> unused = new TreeSet<>(parameters.keySet());
    PARAMETER_KEYS.forEach(
        (name, key) -> {
          Map<String, Object> place = places.get(PARAMETER_PLACES.get(name));
          if (place != null && unused.remove(key)) {
            place.put(name, parameters.get(key));
          }
        });
    if (!unused.isEmpty()) {
      throw new IllegalArgumentException(
          "no header or query parameter has the key " + unused + "; there are " + PARAMETER_KEYS);
    }
    return retrofit.create(AnyModel.class).submit(request.path(), request, query, headers);
  }

  /** Submits to any path. */
  private interface AnyModel {
    @retrofit2.http.POST
    Call<ResponseBody> submit(
        @retrofit2.http.Url String path,
        @retrofit2.http.Body UntypedRequest request,
        @retrofit2.http.QueryMap Map<String, Object> query,
        @retrofit2.http.HeaderMap Map<String, Object> headers);
  }

  private Call<?> call(Operation operation, ApiModel request, Map<String, ?> parameters) {
    Values values = new Values(parameters);
    Call<?> call = call(operation.id, request, values);
    if (!values.used.containsAll(parameters.keySet())) {
      throw new IllegalArgumentException(
          operation.path + " has no parameters " + parameters.keySet() + "; it has " + values.used);
    }
    return call;
  }

  /** One switch, where a lambda for each operation would be a class for each at the first call. */
  private Call<?> call(String operationId, ApiModel request, Values values) {
    switch (operationId) {




      case "TextsApi.deleteParts" -> {
        return retrofit.create(TextsApi.class).deleteParts(
            (dev.fluxcontract.everything.model.Base) request
        );
      }


      case "TextsApi.formOptions" -> {
        return retrofit.create(TextsApi.class).formOptions(
            (dev.fluxcontract.everything.model.Base) request
        );
      }

      case "TextsApi.inlineBody" -> {
        return retrofit.create(TextsApi.class).inlineBody(
            values.of("X-Shade"),
            values.of("tint"),
            values.of("plain"),
            (dev.fluxcontract.everything.model.InlineBodyRequest) request
        );
      }

      case "TextsApi.operationsPost" -> {
        return retrofit.create(TextsApi.class).operationsPost(
            (dev.fluxcontract.everything.model.Operation) request
        );
      }






      case "TextsApi.valuesPost" -> {
        return retrofit.create(TextsApi.class).valuesPost(
            (dev.fluxcontract.everything.model.Values) request
        );
      }


      case "ThingsApi.aCreateAgain" -> {
        return retrofit.create(ThingsApi.class).aCreateAgain(
            (dev.fluxcontract.everything.model.Scalars) request
        );
      }



      case "ThingsApi.operationsPost" -> {
        return retrofit.create(ThingsApi.class).operationsPost(
            (dev.fluxcontract.everything.model.Operation) request
        );
      }



      case "ThingsApi.zCreate" -> {
        return retrofit.create(ThingsApi.class).zCreate(
            (dev.fluxcontract.everything.model.Scalars) request
        );
      }

      default -> throw new AssertionError(operationId);
    }
  }

  private static Operation find(Class<?> request) {
    for (Operation operation : OPERATIONS) {
      if (operation.request == request) {
        return operation;
      }
    }
    throw new IllegalArgumentException(
        "no operation takes " + request.getName() + "; there are " + OPERATIONS);
  }

  /** An operation that takes a request of one class. Its id is that of its method. */
  private static final class Operation {
    private final String id;
    private final Class<? extends ApiModel> request;
    private final String path;

    Operation(String id, Class<? extends ApiModel> request, String path) {
      this.id = id;
      this.request = request;
      this.path = path;
    }

    @Override
    public String toString() {
      return request.getSimpleName() + " (" + path + ")";
    }
  }

  /** The values of optional parameters, and the keys of those that an operation has. */
  private static final class Values {
    private final Map<String, ?> given;
    private final Set<String> used = new TreeSet<>();

    Values(Map<String, ?> given) {
      this.given = given;
    }

    /** The value of a parameter, or null where none was given. */
    @SuppressWarnings({"unchecked", "unused", "TypeParameterUnusedInFormals"}) // The operation says which type.
    <V> @Nullable V of(String name) {
      String key = PARAMETER_KEYS.get(name);
      if (key == null) {
        return null;
      }
      used.add(key);
      return (V) given.get(key);
    }
  }

  /** The generator sorts operations by name; which one comes first is for the contract to say. */
  private static final class Operations {
    private final Map<String, Operation> byPlace = new HashMap<>();
    private final List<Operation> inOrder = new ArrayList<>();

    /** Each tag of an operation adds it once more. */
    Operations add(String id, String method, Class<? extends ApiModel> request, String path) {
      byPlace.putIfAbsent(method + " /" + path, new Operation(id, request, path));
      return this;
    }

    Operations next(String place) {
      Operation operation = byPlace.get(place);
      if (operation != null) {
        inOrder.add(operation);
      }
      return this;
    }
  }
}
