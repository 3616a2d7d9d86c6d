package io.github.dualauth.core.token;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 7518, 3.2 to 3.4: what a key must be like; RFC 8725, 3.1: one algorithm for each. */
class TokenKeyTest {

    private static final Base64URL RFC_8037_A = new Base64URL("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");

    static Stream<Arguments> unfit() throws Exception {
        RSAKey rsa = new RSAKeyGenerator(2048).generate();
        return Stream.of(
                Arguments.of(rsa.toPublicJWK(), JWSAlgorithm.HS256),
                Arguments.of(rsa.toPublicJWK(), JWSAlgorithm.ES256),
                Arguments.of(new RSAKeyGenerator(1024, true).generate(), JWSAlgorithm.RS256),
                Arguments.of(
                        new RSAKey.Builder(rsa.getModulus(), Base64URL.encode(new byte[] {1})).build(),
                        JWSAlgorithm.RS256),
                Arguments.of(
                        new RSAKey.Builder(rsa.toPublicJWK())
                                .keyUse(KeyUse.ENCRYPTION)
                                .build(),
                        JWSAlgorithm.RS256),
                Arguments.of(
                        new RSAKey.Builder(rsa.toPublicJWK())
                                .algorithm(JWSAlgorithm.PS256)
                                .build(),
                        JWSAlgorithm.RS256),
                Arguments.of(
                        new RSAKey.Builder(rsa.toPublicJWK())
                                .keyOperations(Set.of(KeyOperation.SIGN))
                                .build(),
                        JWSAlgorithm.RS256),
                Arguments.of(new ECKeyGenerator(Curve.P_256).generate(), JWSAlgorithm.ES384),
                Arguments.of(secp256k1(), JWSAlgorithm.ES256K),
                Arguments.of(new OctetKeyPair.Builder(Curve.X25519, RFC_8037_A).build(), JWSAlgorithm.EdDSA),
                Arguments.of(secret("a key of thirty-one bytes only!"), JWSAlgorithm.HS256));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void of_keyThatDoesNotFit_isRefused(JWK key, JWSAlgorithm algorithm) {
        assertThrows(IllegalArgumentException.class, () -> TokenKey.of("k", key, algorithm));
    }

    static Stream<Arguments> fit() throws Exception {
        return Stream.of(
                Arguments.of(new RSAKeyGenerator(2048).generate().toPublicJWK(), JWSAlgorithm.RS256),
                Arguments.of(
                        new RSAKey.Builder(
                                        new RSAKeyGenerator(2048).generate().getModulus(),
                                        Base64URL.encode(new byte[] {3}))
                                .build(),
                        JWSAlgorithm.RS256),
                Arguments.of(new ECKeyGenerator(Curve.P_256).generate().toPublicJWK(), JWSAlgorithm.ES256),
                Arguments.of(secret("a key of thirty-two bytes; just!"), JWSAlgorithm.HS256));
    }

    @ParameterizedTest
    @MethodSource("fit")
    void of_keyThatFits_isTaken(JWK key, JWSAlgorithm algorithm) {
        assertDoesNotThrow(() -> TokenKey.of("k", key, algorithm));
    }

    /** RFC 7518, 3.3: 2048 bits or more, not 256 bytes. */
    @Test
    void of_rsaKeyOf2047Bits_isRefused() {
        BigInteger modulus = BigInteger.ONE.shiftLeft(2046).setBit(0).setBit(5);
        RSAKey key = new RSAKey.Builder(Base64URL.encode(modulus), Base64URL.encode(BigInteger.valueOf(65537))).build();
        assertThrows(IllegalArgumentException.class, () -> TokenKey.of("k", key, JWSAlgorithm.RS256));
    }

    /** The classic confusion: an RSA public key, which all know, taken for an HMAC secret. */
    @Test
    void verifies_hmacMadeWithThePublicKey_isWrong() throws Exception {
        RSAKey rsa = new RSAKeyGenerator(2048).generate();
        TokenKey key = TokenKey.of("k", rsa.toPublicJWK(), JWSAlgorithm.RS256);
        CompactJws forged = CompactJws.read(TestTokens.signed("{\"sub\":\"a\"}"));
        assertFalse(key.verifies(forged));
    }

    @Test
    void toString_holdsNothingOfTheKey() {
        assertTrue(TestTokens.key("k").toString().equals("TokenKey[HS256]"));
    }

    /** The curve's base point (SEC 2, 2.4.1). */
    private static ECKey secp256k1() {
        return new ECKey.Builder(
                        Curve.SECP256K1,
                        coordinate("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"),
                        coordinate("483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"))
                .build();
    }

    private static Base64URL coordinate(String hex) {
        return Base64URL.encode(HexFormat.of().parseHex(hex));
    }

    private static OctetSequenceKey secret(String text) {
        return new OctetSequenceKey.Builder(text.getBytes(StandardCharsets.UTF_8)).build();
    }
}
