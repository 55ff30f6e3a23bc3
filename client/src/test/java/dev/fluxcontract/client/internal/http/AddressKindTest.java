package dev.fluxcontract.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressKindTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.0.9",
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.1",
        "192.0.0.8",
        "198.18.0.1",
        "198.19.255.1",
        "224.0.0.1",
        "168.63.129.16",
        "192.0.2.1",
        "198.51.100.1",
        "203.0.113.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fdff::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::10.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2002:c0a8:101::",
        "2001:db8::1",
        "2001::a00:1",
        "64:ff9b:1::a00:1"
      })
  void isPrivate(String address) throws UnknownHostException {
    assertThat(AddressKind.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "100.63.255.1",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.0.1.1",
        "192.1.0.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.1",
        "168.63.129.17",
        "192.0.3.1",
        "203.0.112.1",
        "2606:4700::1111",
        "64:ff9b::1.1.1.1",
        "2002:101:101::",
        "64:ff9c::10.0.0.1",
        "2003:7f00:1::",
        "2001:4860:4860::8888"
      })
  void isPublic(String address) throws UnknownHostException {
    assertThat(AddressKind.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[::ffff:7f00:1]/",
        "http://localhost/",
        "http://LOCALHOST:8080/"
      })
  void knowsThisMachineInEverySpelling(String url) {
    assertThat(AddressKind.isLoopback(HttpUrl.get(url).host())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost.example/",
        "http://127.0.0.1.example/",
        "http://10.0.0.1/",
        "http://[fe80::1]/",
        "http://1.2.3.4.5/"
      })
  void takesNothingElseForThisMachine(String url) {
    assertThat(AddressKind.isLoopback(HttpUrl.get(url).host())).isFalse();
  }

  @Test
  void aNameIsNoAddressAndIsNotLookedUp() {
    assertThat(AddressKind.literal("queue.fal.run")).isNull();
    assertThat(AddressKind.literal("dead.beef")).isNull();
  }
}
