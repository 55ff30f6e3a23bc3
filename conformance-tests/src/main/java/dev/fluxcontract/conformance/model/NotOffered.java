package dev.fluxcontract.conformance.model;

/**
 * A model of the contract that a gateway does not offer.
 *
 * @param operation the id of the operation that submits to it
 * @param model its name, such as {@code fal-ai/flux-pro/kontext/max}
 * @param reason how the gateway answered the one submit that found it out
 */
public record NotOffered(String operation, String model, String reason) {
  @Override
  public String toString() {
    return model + " (" + reason + ")";
  }
}
