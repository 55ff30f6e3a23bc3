package dev.fluxcontract.everything;

import org.junit.jupiter.api.Test;

class ScalarsTest {
  @Test
  void x() {}
}
