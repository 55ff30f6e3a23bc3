import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/** Has Retrofit look at every operation of the generated interfaces in a folder of class files. */
final class Interfaces {
  private Interfaces() {}

  public static void main(String[] arguments) throws Exception {
    Object factory = Class.forName("generated.model.ModelAdapters").getField("FACTORY").get(null);
    Moshi moshi = new Moshi.Builder().add((JsonAdapter.Factory) factory).build();
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl("http://gateway.invalid/")
            .addConverterFactory(MoshiConverterFactory.create(moshi))
            .validateEagerly(true)
            .build();
    List<String> names;
    try (var files = Files.list(Path.of(arguments[0]))) {
      names = files.map(file -> file.getFileName().toString().replace(".class", "")).toList();
    }
    int operations = 0;
    for (String name : names) {
      Class<?> type = Class.forName("generated.api." + name);
      if (type.isInterface() && !name.equals("package-info") && !name.contains("$")) {
        retrofit.create(type);
        operations += type.getDeclaredMethods().length;
      }
    }
    System.out.println(operations + " methods of Retrofit interfaces");
  }
}
