package dev.fluxcontract.client;

import dev.fluxcontract.client.model.ApiModel;

/** A program that submits one job, and says where that begins and ends. */
final class FirstSubmit {
  static final String BEGIN = "the client is built";
  static final String END = "the job is taken";

  private FirstSubmit() {}

  public static void main(String[] args) {
    ApiModel request = Scene.REQUEST;
    System.out.println(BEGIN);
    FluxClient client = FluxClient.builder().gateway(args[0]).apiKey("sk-very-secret").build();
    String id = client.submit(request).requestId();
    System.out.println(END + ": " + id);
  }
}
