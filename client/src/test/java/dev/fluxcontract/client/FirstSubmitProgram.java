package dev.fluxcontract.client;

import dev.fluxcontract.client.model.ApiModel;

/** A program that submits one job, and says where that begins and ends. */
final class FirstSubmitProgram {
  static final String BEGIN = "the client is built";
  static final String END = "the job is taken";

  private FirstSubmitProgram() {}

  public static void main(String[] args) {
    ApiModel request = ClientHarness.REQUEST;
    System.out.println(BEGIN);
    FluxClient client = FluxClient.builder().gateway(args[0]).apiKey("sk-very-secret").build();
    String id = client.submit(request).requestId();
    System.out.println(END + ": " + id);
  }
}
