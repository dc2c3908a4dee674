package dev.tailrace.core.processors.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    private static Address parse(String text) {
        byte[] utf8 = ("1" + text + "1").getBytes(StandardCharsets.UTF_8);
        Address address = new Address();
        return address.parse(utf8, 1, utf8.length - 2) ? address : null;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "::", "::1", "1::", "2001:db8::8a2e:370:7334", "2001:db8:0:0:0:8a2e:370:7334", "fe80::1:2:3:4", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8",
        "64:ff9b::192.0.2.33", "1:2:3:4:5:6:1.2.3.4", "FFFF:ffff:0:0:0:0:0:1"
    })
    void v6IsReadAsTheJdkReadsIt(String text) throws UnknownHostException {
        ByteBuffer bits = ByteBuffer.wrap(InetAddress.getByName(text).getAddress());
        Address address = parse(text);

        assertThat(address).isNotNull();
        assertThat(address.high()).isEqualTo(bits.getLong());
        assertThat(address.low()).isEqualTo(bits.getLong());
        assertThat(address.isV4()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "255.255.255.255", "10.25.3.17"})
    void v4IsReadAsTheJdkReadsIt(String text) throws UnknownHostException {
        Address address = parse(text);

        assertThat(address.isV4()).isTrue();
        assertThat((int) address.low()).isEqualTo(ByteBuffer.wrap(InetAddress.getByName(text).getAddress()).getInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", ".", "1.2.3", "1.2.3.4.", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1..2.3", "a.b.c.d", "1.2.3.-4", ":", ":::", "1::2::3", "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "12345::", "::g", "1:", ":1", "::1.2.3", "1:2:3:4:5:6:7:1.2.3.4", "-", "localhost"
    })
    void anythingElseIsNone(String text) {
        assertThat(parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fe80::1%eth0", "fe80::1%12", "fe80::1%"})
    void aZoneIsPassedOver(String text) {
        assertThat(parse(text).low()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "private, 10.1.2.3, true", "private, 172.32.0.1, false", "private, fd00::1, true", "loopback, 127.9.9.9, true", "loopback, ::1, true",
        "public, 8.8.8.8, true", "public, 192.168.0.1, false", "public, 2001:4860::8888, true", "public, fe80::1, false", "multicast, 224.0.0.1, true",
        "multicast, ff05::1, true", "unicast, 10.0.0.1, true", "unicast, 255.255.255.255, false", "unspecified, 0.0.0.0, true", "unspecified, ::, true",
        "link_local_unicast, 169.254.3.4, true", "link_local_multicast, ff02::1, true", "interface_local_multicast, ff01::1, true",
        "10.0.0.0/9, 10.127.255.255, true", "10.0.0.0/9, 10.128.0.0, false", "2001:db8::/33, 2001:db8:7fff::1, true", "2001:db8::/33, 2001:db8:8000::1, false",
        "2001:db8::/65, 2001:db8::8000:0:0:0, false", "::/0, 1.2.3.4, true", "1.2.3.4, 1.2.3.4, true", "1.2.3.4, 1.2.3.5, false",
    })
    void networksHoldTheirAddresses(String network, String address, boolean expected) {
        assertThat(Network.of(network).contains(parse(address))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.0/a", "nowhere", "10.0.0/8"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> Network.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
