package dev.fluxcontract.batch;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.api.FluxApi;
import dev.fluxcontract.client.model.ApiModel;
import dev.fluxcontract.client.model.ModelAdapters;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okio.Buffer;
import retrofit2.http.POST;

/** Rows as requests. What models there are, and their fields, is what the generated classes say. */
final class Requests {
  private static final Moshi MOSHI = new Moshi.Builder().add(ModelAdapters.FACTORY).build();
  private static final Map<String, Class<?>> MODELS = new TreeMap<>();

  static {
    for (Method submit : FluxApi.class.getMethods()) {
      MODELS.put(submit.getAnnotation(POST.class).value(), submit.getParameterTypes()[0]);
    }
  }

  private Requests() {}

  /**
   * The request of a row, checked as the client checks what a program builds.
   *
   * @throws IllegalArgumentException if the contract has no such model, field or value
   */
  static ApiModel of(String model, Map<String, String> cells) {
    Class<?> type = MODELS.get(model);
    if (type == null) {
      throw new IllegalArgumentException("model is " + model + "; there are " + MODELS.keySet());
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    cells.forEach((field, cell) -> fields.put(field, value(model, type, field, cell)));
    try (Buffer json = new Buffer()) {
      JsonWriter.of(json).jsonValue(fields);
      ApiModel request = read(model, json.readUtf8());
      check(model, request);
      cells.keySet().forEach(field -> check(field, call(request, camelCase(field))));
      return request;
    } catch (JsonDataException | IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  static ApiModel read(String model, String json) throws IOException {
    return (ApiModel) MOSHI.adapter(MODELS.get(model)).fromJson(json);
  }

  @SuppressWarnings("unchecked")
  static String json(ApiModel model) {
    return ((JsonAdapter<Object>) MOSHI.adapter((Class<?>) model.getClass())).toJson(model);
  }

  static <T> T read(Class<T> type, String json) throws IOException {
    return MOSHI.adapter(type).fromJson(json);
  }

  /** The request with this seed, unless its model takes none or the row has its own. */
  static ApiModel withSeed(ApiModel request, BigInteger seed) {
    boolean free = accessor(request.getClass(), "seed") != null && seed(request) == null;
    return free
        ? (ApiModel) call(call(call(request, "toBuilder"), "seed", seed), "build")
        : request;
  }

  static BigInteger seed(ApiModel request) {
    return (BigInteger) callIfThere(request, "seed");
  }

  static int images(ApiModel request) {
    return callIfThere(request, "numImages") instanceof Integer images ? images : 1;
  }

  private static Object value(String model, Class<?> type, String field, String cell) {
    Method accessor = accessor(type, camelCase(field));
    if (accessor == null) {
      throw new IllegalArgumentException(model + " has no field " + field);
    }
    Class<?> wanted = accessor.getReturnType();
    try {
      if (Number.class.isAssignableFrom(wanted)) {
        return new BigDecimal(cell.strip());
      } else if (wanted == Boolean.class && cell.strip().matches("true|false")) {
        return Boolean.valueOf(cell.strip());
      }
      return wanted != String.class && cell.matches("(?s)\\s*[\\[{].*")
          ? read(Object.class, cell)
          : cell;
    } catch (NumberFormatException | IOException e) {
      throw new IllegalArgumentException(
          field + " is " + cell + ", but must be of type " + wanted.getSimpleName(), e);
    }
  }

  /** Ranges, which reading leaves alone, and enums, which are open for what gateways add. */
  private static void check(String field, Object value) {
    if (value instanceof List<?> list) {
      list.forEach(element -> check(field, element));
    } else if (value != null && value.getClass().getPackage() == ModelAdapters.class.getPackage()) {
      Class<?> type = value.getClass();
      if (accessor(type, "toBuilder") != null) {
        call(call(value, "toBuilder"), "build");
      } else if (accessor(type, "known") != null
          && call(value, "known").toString().equals("UNKNOWN_VALUE")) {
        throw new IllegalArgumentException(
            field + " is " + value + "; the contract knows " + call(value, "values"));
      }
      for (Method branch : type.getMethods()) {
        if (branch.getName().startsWith("as") && branch.getParameterCount() == 0) {
          check(field, call(value, branch.getName()));
        }
      }
    }
  }

  private static Method accessor(Class<?> type, String name) {
    try {
      return type.getMethod(name);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static Object callIfThere(Object target, String name) {
    return accessor(target.getClass(), name) == null ? null : call(target, name);
  }

  private static Object call(Object target, String name, Object... values) {
    try {
      Class<?>[] types = Arrays.stream(values).map(Object::getClass).toArray(Class<?>[]::new);
      return target.getClass().getMethod(name, types).invoke(target, values);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String camelCase(String field) {
    StringBuilder name = new StringBuilder();
    for (String word : field.split("_")) {
      boolean asItIs = name.isEmpty() || word.isEmpty();
      name.append(asItIs ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
