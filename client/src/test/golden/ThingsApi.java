package dev.fluxcontract.everything.api;

import dev.fluxcontract.everything.model.Base;
import dev.fluxcontract.everything.model.Colour;
import dev.fluxcontract.everything.model.Operation;
import dev.fluxcontract.everything.model.Optionals;
import dev.fluxcontract.everything.model.Pet;
import dev.fluxcontract.everything.model.ReadThingOrderParameter;
import dev.fluxcontract.everything.model.Scalars;
import java.math.BigInteger;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.HTTP;
import retrofit2.http.Header;
import retrofit2.http.Multipart;
import retrofit2.http.OPTIONS;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Part;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * What can be done with "things" &amp; &lt;others&gt;.
 */
public interface ThingsApi {

  /**
   * POST things/again.
   *
   * @param scalars the body
   */
  @POST("things/again")
  Call<Void> aCreateAgain(
      @Body Scalars scalars
  );

  /**
   * GET things.
   *
   */
  @GET("things")
  Call<List<Optionals>> callList(
  );

  /**
   * DELETE things/{thing-id}.
   *
   * @param thingId Which one.
   */
  @Deprecated
  @DELETE("things/{thing-id}")
  Call<Void> delete(
      @Path("thing-id") String thingId
  );

  /**
   * POST operations.
   *
   */
  @POST("operations")
  Call<Void> operationsPost(
  );

  /**
   * POST operations.
   *
   * @param operation the body
   */
  @POST("operations")
  Call<Void> operationsPost(
      @Body Operation operation
  );

  /**
   * Read a "thing" &lt;or&gt; two &amp; more.
   *
   * <p>Ends no comment: *_/, starts no tag: &#64;see and {&#64;link Nothing}, is no escape: \\u0041 or \\users. Don't {@code parse} it; 1 &lt; 2 = true.
   *
   * @param thingId Which one.
   * @param propertyClass class
   */
  @GET("things/{thing-id}")
  Call<Optionals> readThing(
      @Path("thing-id") String thingId
      ,@Query("class") String propertyClass
  );

  /**
   * Read a "thing" &lt;or&gt; two &amp; more.
   *
   * <p>Ends no comment: *_/, starts no tag: &#64;see and {&#64;link Nothing}, is no escape: \\u0041 or \\users. Don't {@code parse} it; 1 &lt; 2 = true.
   *
   * @param thingId Which one.
   * @param propertyClass class
   * @param tag tag
   * @param ids ids
 (separated: csv)
   * @param colour colour
   * @param order order
   * @param since since
   * @param xTraceId X-Trace-Id
   */
  @GET("things/{thing-id}")
  Call<Optionals> readThing(
      @Path("thing-id") String thingId
      ,@Query("class") String propertyClass
      ,@Query("tag") @Nullable 
List<String> tag
      ,@Query("ids") @Nullable 
String ids
      ,@Query("colour") @Nullable 
Colour colour
      ,@Query("order") @Nullable 
ReadThingOrderParameter order
      ,@Query("since") @Nullable 
OffsetDateTime since
      ,@Header("X-Trace-Id") @Nullable 
String xTraceId
  );

  /**
   * POST things/{thing-id}/rename.
   *
   * @param thingId thing-id
   * @param base the body
   */
  @POST("things/{thing-id}/rename")
  Call<Void> rename(
      @Path("thing-id") String thingId
      ,@Body Base base
  );

  /**
   * POST things.
   *
   * @param scalars the body
   */
  @POST("things")
  Call<Pet> zCreate(
      @Body Scalars scalars
  );
}
