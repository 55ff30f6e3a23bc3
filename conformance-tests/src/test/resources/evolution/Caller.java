import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.api.FluxApi;
import dev.fluxcontract.client.api.QueueApi;
import dev.fluxcontract.client.api.RequestCalls;
import dev.fluxcontract.client.model.ApiModel;
import dev.fluxcontract.client.model.AspectRatio;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.client.model.DevTextToImageFormat;
import dev.fluxcontract.client.model.ErrorBody;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.ImageSize;
import dev.fluxcontract.client.model.JobState;
import dev.fluxcontract.client.model.KontextEdit;
import dev.fluxcontract.client.model.KontextTextToImage;
import dev.fluxcontract.client.model.QueueStatus;
import dev.fluxcontract.client.model.QueueTicket;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/** A program that uses much of today's client. It is compiled once, and run against what comes. */
public final class Caller {
  private static final Moshi MOSHI = new Moshi.Builder().build();

  public static String run() throws Exception {
    List<String> told = new ArrayList<>();
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl("http://127.0.0.1/prefix/")
            .addConverterFactory(MoshiConverterFactory.create())
            .build();

    DevTextToImage request =
        DevTextToImage.builder("a tiger's eye")
            .imageSize(ImageSize.LANDSCAPE_4_3)
            .numInferenceSteps(28)
            .guidanceScale(3.5)
            .numImages(2)
            .seed(new BigInteger("17454220438242315174"))
            .outputFormat(DevTextToImageFormat.JPEG)
            .additional("later", List.of(1, "two"))
            .build();
    told.add(sent(retrofit, request));
    told.add(sent(retrofit, request.toBuilder().numImages(null).build()));
    told.add(
        sent(retrofit, KontextEdit.builder("Add a donut.", "https://a.example/b.png").build()));
    told.add(
        sent(
            retrofit,
            KontextTextToImage.builder("a boat").aspectRatio(AspectRatio.of("16:9")).build()));
    told.add(
        retrofit.create(FluxApi.class).submitDevTextToImage(request, "https://a.example", 30.0)
            .request().url().toString());
    told.add(
        retrofit.create(QueueApi.class).status("fal-ai", "flux-1", "id", 1).request().url()
            .toString());
    told.add(
        retrofit.create(QueueApi.class).cancel("fal-ai", "flux-1", "id").request().method());
    told.add(outOfRange());

    QueueTicket ticket =
        read(
            QueueTicket.class,
            "{'status':'IN_QUEUE','request_id':'id','response_url':'u','status_url':null,"
                + "'cancel_url':'c','queue_position':3,'estimate':7}");
    told.add(ticket.status() + " " + ticket.queuePosition() + " " + ticket.statusUrl());
    told.add(
        QueueTicket.builder(JobState.IN_QUEUE, "id", "u", null, "c", 3).build().requestId());
    QueueStatus status =
        read(QueueStatus.class, "{'status':'COMPLETED','error':'e','logs':[{'message':'m'}]}");
    told.add(
        switch (status.status().known()) {
          case COMPLETED -> "done " + status.error() + " " + status.logs().get(0).message();
          default -> "not done";
        });
    ImageResult result =
        read(
            ImageResult.class,
            "{'images':[{'url':'u','width':1,'made':true}],'timings':{'inference':2.5},'seed':1}");
    told.add(result.images().get(0).url() + " " + result.timings() + " " + result.seed());
    told.add(String.valueOf(read(ErrorBody.class, "{'detail':'gone'}").detail().asString()));
    return String.join("\n", told);
  }

  private static String sent(Retrofit retrofit, ApiModel request) throws Exception {
    okhttp3.Request sent = new RequestCalls(retrofit).call(request).request();
    Buffer body = new Buffer();
    sent.body().writeTo(body);
    return RequestCalls.path(request.getClass()) + " " + sent.url() + " " + body.readUtf8();
  }

  private static String outOfRange() {
    try {
      return DevTextToImage.builder("p").numImages(1_000).build().toString();
    } catch (IllegalArgumentException e) {
      return "refused";
    }
  }

  private static <T> T read(Class<T> type, String json) throws Exception {
    JsonAdapter<T> adapter = MOSHI.adapter(type);
    return adapter.fromJson(json.replace('\'', '"'));
  }
}
