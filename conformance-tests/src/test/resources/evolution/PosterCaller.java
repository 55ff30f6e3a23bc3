import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.api.FluxApi;
import dev.fluxcontract.client.model.LoomAiWeavePoster;
import dev.fluxcontract.client.model.LoomAiWeavePosterRatio;
import retrofit2.http.POST;

/** A program that was written against the client of a page, and returns what it can do. */
public final class PosterCaller {
  public static String run() throws Exception {
    LoomAiWeavePoster poster =
        LoomAiWeavePoster.builder("a lighthouse")
            .copies(6)
            .ratio(LoomAiWeavePosterRatio.of("5:4"))
            .build();
    String body = new Moshi.Builder().build().adapter(LoomAiWeavePoster.class).toJson(poster);
    String path =
        FluxApi.class
            .getMethod("submitLoomAiWeavePoster", LoomAiWeavePoster.class)
            .getAnnotation(POST.class)
            .value();
    try {
      LoomAiWeavePoster.builder("a lighthouse").copies(7).build();
    } catch (IllegalArgumentException refused) {
      return path + " " + body + " refuses 7";
    }
    return path + " " + body;
  }
}
