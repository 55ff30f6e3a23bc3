package dev.fluxcontract.client.internal.response;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import dev.fluxcontract.client.internal.util.JsonTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Blank values for what the contract requires of an answer and a gateway leaves out. The contract
 * may one day require a field that half of the gateways have never heard of; a job that is paid for
 * is not lost over it.
 */
public final class MissingFieldDefaults {
  private static final List<@Nullable Object> VALUES =
      Arrays.asList(null, "", 0, false, List.of(), Map.of());

  /** So many fields are filled in at most, for each one takes another look at the whole. */
  private static final int MOST = 50;

  /** How the generated adapters tell it. */
  private static final Pattern MISSING =
      Pattern.compile(".* but the field is missing at path \\$((?:\\.[^.\\[\\]]+|\\[\\d{1,6}])+)");

  private static final Pattern STEP = Pattern.compile("\\.([^.\\[\\]]+)|\\[(\\d+)]");

  private MissingFieldDefaults() {}

  /** Reads a model, or gives null where more is wrong with it than that something is missing. */
  public static <T> @Nullable T read(
      JsonAdapter<T> adapter, Map<String, @Nullable Object> members) {
    return read(adapter, members, "", MOST);
  }

  private static <T> @Nullable T read(
      JsonAdapter<T> adapter, @Nullable Object tree, String filled, int left) {
    try {
      Buffer json = new Buffer();
      JsonTree.write(tree, json);
      return adapter.fromJson(json);
    } catch (IOException e) {
      return null;
    } catch (JsonDataException e) {
      Matcher missing = MISSING.matcher(String.valueOf(e.getMessage()));
      // What is still missing where it was filled in stands where no member can be put.
      return left > 0 && missing.matches() && !missing.group(1).equals(filled)
          ? readWithout(missing.group(1), adapter, tree, left - 1)
          : null;
    }
  }

  /** A value of the wrong type is refused at once, so few are tried. */
  private static <T> @Nullable T readWithout(
      String path, JsonAdapter<T> adapter, @Nullable Object tree, int left) {
    for (Object blank : VALUES) {
      T model = read(adapter, with(tree, STEP.matcher(path), blank), path, left);
      if (model != null) {
        return model;
      }
    }
    return null;
  }

  private static @Nullable Object with(
      @Nullable Object tree, Matcher steps, @Nullable Object value) {
    if (!steps.find()) {
      return value;
    }
    String name = steps.group(1);
    if (name != null) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>(JsonTree.members(tree));
      members.put(name, with(members.get(name), steps, value));
      return members;
    }
    List<@Nullable Object> elements = new ArrayList<>(JsonTree.elements(tree));
    int index = Integer.parseInt(steps.group(2));
    if (index < elements.size()) {
      elements.set(index, with(elements.get(index), steps, value));
    }
    return elements;
  }
}
