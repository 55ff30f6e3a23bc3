/** A client for gateways that speak fal.ai's FLUX queue API. */
// "module": the conformance suite is compiled after the client.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic", "module"})
module dev.fluxcontract.client {
  requires transitive com.squareup.moshi;
  requires transitive retrofit2;
  requires retrofit2.converter.moshi;
  requires transitive okhttp3;
  // A field of the format byte, which a contract may come to have, is a ByteString.
  requires transitive okio;
  // Moshi and OkHttp need it at run time, and as automatic modules cannot say so.
  requires kotlin.stdlib;
  requires static transitive org.jspecify;

  exports dev.fluxcontract.client;
  exports dev.fluxcontract.client.api;
  exports dev.fluxcontract.client.model;
  exports dev.fluxcontract.client.internal.http to
      flux.conformance;

  // Moshi finds the adapters by name; they are not public.
  opens dev.fluxcontract.client.model to
      com.squareup.moshi;
}
