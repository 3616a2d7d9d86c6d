package io.github.dualauth.core.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7515 appendix A, RFC 7520 section 4 and Wycheproof: the stated verdict, or a listed reason for another one. */
class TokenVectorsTest {

    private static final Path VECTORS = Path.of(System.getProperty("vectors.dir", "../../shared/vectors"));

    @Test
    void verify_rfc7515AppendixA_givesTheStatedVerdict() throws Exception {
        for (Map<String, Object> one : list(json("rfc7515/rfc7515.json").get("cases"))) {
            // A.5 is one without a signature, and has no key.
            Map<String, Object> key = map(one.getOrDefault("jwk", Map.of("kty", "oct", "k", "AA")));
            boolean good =
                    verdict(one.get("jws").toString(), key, one.get("alg").toString());
            assertEquals("valid".equals(one.get("expect")), good, one.get("id").toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jws_4_1.rsa_v15_signature",
                "jws_4_2.rsa-pss_signature",
                "jws_4_3.ecdsa_signature",
                "jws_4_4.hmac-sha2_integrity_protection"
            })
    void verify_rfc7520Section4_isGood(String name) throws Exception {
        Map<String, Object> one = json("rfc7520/" + name + ".json");
        Map<String, Object> input = map(one.get("input"));
        String jws = map(one.get("output")).get("compact").toString();
        assertTrue(verdict(jws, map(input.get("key")), input.get("alg").toString()));
    }

    /** No token has its payload elsewhere (4.5), or is in JSON serialization (4.6 to 4.8, which has no compact form). */
    @Test
    void verify_rfc7520DetachedContent_isRefused() throws Exception {
        Map<String, Object> one = json("rfc7520/jws_4_5.signature_with_detached_content.json");
        Map<String, Object> input = map(one.get("input"));
        String jws = map(one.get("output")).get("compact").toString();
        assertEquals(false, verdict(jws, map(input.get("key")), input.get("alg").toString()));
    }

    @Test
    void verify_wycheproofSignatures_givesTheStatedVerdict() throws Exception {
        assertEquals(Map.of(), wycheproof("wycheproof/json_web_signature_test.json"));
    }

    @Test
    void verify_wycheproofKeys_givesTheStatedVerdict() throws Exception {
        assertEquals(Map.of(), wycheproof("wycheproof/json_web_key_test.json"));
    }

    /**
     * Why some verdicts are others: sets that hold keys of several kinds are none of ours, each key being for one algorithm;
     * two keys say PS256 and their tokens PS384; ES521 is no algorithm (RFC 7518, 3.1 calls it ES512); keys that a faulty chip
     * made are not looked for, since all RSA keys that tokens are checked with here are made here; a character that is not in the alphabet is refused (RFC 4648,
     * 3.3), where these vectors skip it; and of two tokens without any padding, the file says that their padding is wrong.
     */
    private static final Set<String> LISTED = Set.of(
            "jws_mixedSymmetryKeyset rejectsValid",
            "jws_rsa_roca_key rejectsKeyWithRocaVulnerability",
            "rfc7520 Figure20",
            "rfc7520WithKeyOps Figure20",
            "rfc7520 Figure27",
            "rfc7520WithKeyOps Figure27",
            "base64 InvalidCharacterInsertedInHeader",
            "base64 InvalidCharacterInsertedInPayload",
            "base64 invalidBase64Padding",
            "base64 invalidBase64PaddingInPayload");

    /** The tests whose verdict is another one than stated, and not for a reason that is listed here. */
    private static Map<Integer, String> wycheproof(String file) throws Exception {
        Map<Integer, String> others = new TreeMap<>();
        for (Map<String, Object> group : list(json(file).get("testGroups"))) {
            Map<String, Object> key = map(group.getOrDefault("public", group.get("private")));
            for (Map<String, Object> test : list(group.get("tests"))) {
                boolean good = verdict(test.get("jws").toString(), key);
                String name = group.get("comment") + " " + test.get("comment");
                if (good != "valid".equals(test.get("result")) && !LISTED.contains(name)) {
                    others.put(((Number) test.get("tcId")).intValue(), name + " is taken: " + good);
                }
            }
        }
        return others;
    }

    /** Of a set, the one key that the token names is taken. */
    private static boolean verdict(String jws, Map<String, Object> key) {
        if (!key.containsKey("keys")) {
            // Two groups have keys without an algorithm, meant for encryption.
            return verdict(jws, key, key.getOrDefault("alg", "RS256").toString());
        }
        try {
            String named = CompactJws.read(jws).header().getKeyID();
            List<Map<String, Object>> keys = list(key.get("keys")).stream()
                    .filter(one -> named.equals(one.get("kid")))
                    .toList();
            return keys.size() == 1 && verdict(jws, keys.get(0));
        } catch (CompactJws.Fault refused) {
            return false;
        }
    }

    /** A key is for one algorithm: what its owner says, not what a token says. */
    private static boolean verdict(String jws, Map<String, Object> key, String algorithm) {
        try {
            return TokenKey.of("k", JWK.parse(key), JWSAlgorithm.parse(algorithm))
                    .verifies(CompactJws.read(jws));
        } catch (CompactJws.Fault | IllegalArgumentException | ParseException refused) {
            return false;
        }
    }

    private static Map<String, Object> json(String file) throws IOException, ParseException {
        Path path = VECTORS.resolve(file);
        assumeTrue(Files.exists(path), "skipped: there are no test vectors at " + path);
        return JSONObjectUtils.parse(Files.readString(path));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }
}
