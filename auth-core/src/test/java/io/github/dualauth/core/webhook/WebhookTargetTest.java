package io.github.dualauth.core.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTargetTest {

    private static final WebhookTarget PUBLIC = new WebhookTarget(false);
    private static final WebhookTarget INTERNAL = new WebhookTarget(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://LOCALHOST/",
                "https://0.0.0.0/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://224.0.0.1/",
                "https://[::1]/",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://192.0.0.8/",
                "https://192.0.2.1/",
                "https://192.88.99.1/",
                "https://198.18.0.1/",
                "https://198.51.100.1/",
                "https://203.0.113.1/",
                "https://255.255.255.255/",
                "https://[::7f00:1]/",
                "https://[::ffff:0:127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[64:ff9b:1::7f00:1]/",
                "https://[100::1]/",
                "https://[2001::1]/",
                "https://[2001:db8::1]/",
                "https://[2002:7f00:1::]/",
                "https://[3fff::1]/",
                "https://[5f00::1]/",
                "https://[fec0::1]/",
                "https://[ff02::1]/"
            })
    void fault_privateAddress_isRefusedUnlessAllowed(String url) {
        assertTrue(PUBLIC.fault(URI.create(url)).isPresent());
        assertEquals(Optional.empty(), INTERNAL.fault(URI.create(url)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/x", "http://localhost/", "http://[::1]:1/"})
    void fault_httpOnLoopback_isRefusedUnlessAllowed(String url) {
        assertTrue(PUBLIC.fault(URI.create(url)).isPresent());
        assertEquals(Optional.empty(), INTERNAL.fault(URI.create(url)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "http://10.0.0.1/",
                "ftp://example.com/",
                "https:/x",
                "x",
                "mailto:a@example.com",
                "https://a:b@example.com/",
                "https://example.com/#x"
            })
    void fault_neverATarget_isRefused(String url) {
        assertTrue(PUBLIC.fault(URI.create(url)).isPresent());
        assertTrue(INTERNAL.fault(URI.create(url)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://9.9.9.9/", "https://198.20.0.1/", "https://[2001:4860::1]/", "https://[2a00::1]/"})
    void fault_publicAddress_isNone(String url) {
        assertEquals(Optional.empty(), PUBLIC.faultNow(URI.create(url)));
    }

    @Test
    void fault_length_hasALimit() {
        String start = "https://example.com/";
        assertFalse(PUBLIC.fault(URI.create(start + "x".repeat(2000 - start.length())))
                .isPresent());
        assertTrue(PUBLIC.fault(URI.create(start + "x".repeat(2001 - start.length())))
                .isPresent());
    }

    @Test
    void faultNow_nameThatNobodyHas_isRefused() {
        assertTrue(PUBLIC.faultNow(URI.create("https://nobody.invalid/")).isPresent());
    }
}
