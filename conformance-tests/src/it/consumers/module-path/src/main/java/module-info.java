/** An application that is a module. It needs to name no module but the client's. */
module example.application {
  requires dev.fluxcontract.client;
}
