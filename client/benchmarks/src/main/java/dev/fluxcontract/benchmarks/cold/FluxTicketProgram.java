package dev.fluxcontract.benchmarks.cold;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.model.DevTextToImage;

/** A program that submits one job and ends, with this project's client. */
final class FluxTicketProgram {
  private FluxTicketProgram() {}

  public static void main(String[] arguments) {
    FluxClient flux = FluxClient.builder().gateway(arguments[0]).apiKey("key").build();
    DevTextToImage order =
        DevTextToImage.builder("a lighthouse in a storm, oil on canvas").numImages(1).build();
    ProgramEnd.with(flux.submit(order).requestId());
  }
}
