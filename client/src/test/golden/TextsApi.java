package dev.fluxcontract.everything.api;

import dev.fluxcontract.everything.model.Base;
import dev.fluxcontract.everything.model.Colour;
import dev.fluxcontract.everything.model.InlineBody200Response;
import dev.fluxcontract.everything.model.InlineBodyRequest;
import dev.fluxcontract.everything.model.Operation;
import dev.fluxcontract.everything.model.Values;
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
 * The operations of the tag Texts.
 */
public interface TextsApi {

  /**
   * POST parts.
   *
   */
  @POST("parts")
  Call<Void> addParts(
  );

  /**
   * POST parts.
   *
   * @param a a
   */
  @Multipart
  @POST("parts")
  Call<Void> addParts(
      @Part MultipartBody.@Nullable Part a
  );

  /**
   * POST blank.
   *
   */
  @POST("blank")
  Call<Map<String, Object>> callNotify(
  );

  /**
   * POST blank.
   *
   * @param x x
   * @param body the body
   */
  @POST("blank")
  Call<Map<String, Object>> callNotify(
      @Query("x") @Nullable 
String x
      ,@Body Map<String, @Nullable Object> body
  );

  /**
   * GET colours.
   *
   */
  @GET("colours")
  Call<Map<String, List<Colour>>> coloursByName(
  );

  /**
   * DELETE forms.
   *
   * @param all all
   */
  @DELETE("forms")
  Call<Void> deleteForms(
      @Query("all") Boolean all
  );

  /**
   * DELETE forms.
   *
   * @param all all
   * @param a a
   * @param b b
   */
  @FormUrlEncoded
  @HTTP(method = "DELETE", path = "forms", hasBody = true)
  Call<Void> deleteForms(
      @Query("all") Boolean all
      ,@Field("a") @Nullable 
String a
      ,@Field("b") @Nullable 
Integer b
  );

  /**
   * DELETE parts.
   *
   * @param base the body
   */
  @HTTP(method = "DELETE", path = "parts", hasBody = true)
  Call<Void> deleteParts(
      @Body Base base
  );

  /**
   * GET files.
   *
   */
  @GET("files")
  Call<ResponseBody> download(
  );

  /**
   * OPTIONS forms.
   *
   */
  @OPTIONS("forms")
  Call<Void> formOptions(
  );

  /**
   * OPTIONS forms.
   *
   * @param base the body
   */
  @HTTP(method = "OPTIONS", path = "forms", hasBody = true)
  Call<Void> formOptions(
      @Body Base base
  );

  /**
   * POST colours.
   *
   */
  @POST("colours")
  Call<InlineBody200Response> inlineBody(
  );

  /**
   * POST colours.
   *
   * @param xShade X-Shade
   * @param tint tint
   * @param plain plain
   * @param inlineBodyRequest the body
   */
  @POST("colours")
  Call<InlineBody200Response> inlineBody(
      @Header("X-Shade") @Nullable 
Double xShade
      ,@Query("tint") @Nullable 
List<String> tint
      ,@Query("plain") @Nullable 
Boolean plain
      ,@Body InlineBodyRequest inlineBodyRequest
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
   * GET motd.
   *
   */
  @GET("motd")
  Call<ResponseBody> readMotd(
  );

  /**
   * GET.
   *
   */
  @GET(".")
  Call<ResponseBody> readRoot(
  );

  /**
   * PUT parts.
   *
   */
  @PUT("parts")
  Call<Void> replaceParts(
  );

  /**
   * POST forms.
   *
   * @param a a
   */
  @FormUrlEncoded
  @POST("forms")
  Call<Void> submitForm(
      @Field("a") String a
  );

  /**
   * POST forms.
   *
   * @param a a
   * @param b b
   */
  @FormUrlEncoded
  @POST("forms")
  Call<Void> submitForm(
      @Field("a") String a
      ,@Field("b") @Nullable 
Integer b
  );

  /**
   * POST files.
   *
   * @param file file
   */
  @Multipart
  @POST("files")
  Call<Void> upload(
      @Part MultipartBody.Part file
  );

  /**
   * POST files.
   *
   * @param file file
   * @param note note
   * @param preview preview
   * @param pages pages
   */
  @Multipart
  @POST("files")
  Call<Void> upload(
      @Part MultipartBody.Part file
      ,@Part("note") @Nullable RequestBody note
      ,@Part MultipartBody.@Nullable Part preview
      ,@Part @Nullable List<MultipartBody.Part> pages
  );

  /**
   * POST values.
   *
   */
  @POST("values")
  Call<Void> valuesPost(
  );

  /**
   * POST values.
   *
   * @param values the body
   */
  @POST("values")
  Call<Void> valuesPost(
      @Body Values values
  );

  /**
   * PUT motd.
   *
   * @param body the body
   */
  @PUT("motd")
  Call<Void> writeMotd(
      @Body RequestBody body
  );
}
