package io.github.dualauth.edge.certificate;

import static io.github.dualauth.edge.certificate.TestCertificates.dns;
import static io.github.dualauth.edge.certificate.TestCertificates.email;
import static io.github.dualauth.edge.certificate.TestCertificates.uri;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateRuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SHA_256|''",
                "SHA_256|abc",
                "SHA_256|zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
                "SUBJECT_DN|''",
                "SUBJECT_DN|anna",
                "SUBJECT_DN|CN",
                "SUBJECT_DN|CN=a,,O=b",
                "SAN_DNS|''",
                "SAN_DNS|*.example.org",
                "SAN_DNS|host",
                "SAN_DNS|host.example.org.",
                "SAN_DNS|a b.example.org",
                "SAN_DNS|b\u00fccher.example",
                "SAN_DNS|-a.example.org",
                "SAN_URI|''",
                "SAN_URI|relative/path",
                "SAN_URI|https://a b/",
                "SAN_EMAIL|''",
                "SAN_EMAIL|example.org",
                "SAN_EMAIL|\"a\"@example.org"
            })
    void normal_whatIsNoValue_isRefused(CertificateRule rule, String value) {
        assertEquals(Optional.empty(), rule.normal(value));
    }

    @ParameterizedTest
    @EnumSource(CertificateRule.class)
    void normal_tooLong_isRefused(CertificateRule rule) {
        assertEquals(Optional.empty(), rule.normal("CN=" + "a".repeat(520)));
        assertEquals(Optional.empty(), rule.normal("urn:" + "a".repeat(520)));
    }

    @Test
    void values_withoutSuchName_areNone() {
        X509Certificate bare = TestCertificates.of("");
        assertEquals(List.of(), CertificateRule.SUBJECT_DN.values(bare));
        assertEquals(List.of(), CertificateRule.SAN_DNS.values(bare));
        X509Certificate other = TestCertificates.of("CN=host.example.org", uri("https://host.example.org/"));
        assertEquals(List.of(), CertificateRule.SAN_DNS.values(other));
        assertEquals(List.of(), CertificateRule.SAN_EMAIL.values(other));
    }

    @Test
    void values_ofAnotherForm_areLeftOut() {
        X509Certificate odd = TestCertificates.of("CN=x", dns("*.example.org"), dns("host"), dns("ok.example.org"));
        assertEquals(List.of("ok.example.org"), CertificateRule.SAN_DNS.values(odd));
    }

    @Test
    void values_tooMany_areNone() {
        assertEquals(16, CertificateRule.SAN_DNS.values(many(16)).size());
        assertEquals(0, CertificateRule.SAN_DNS.values(many(17)).size());
    }

    private static X509Certificate many(int number) {
        return TestCertificates.of(
                "CN=x",
                IntStream.range(0, number)
                        .mapToObj(i -> dns("h" + i + ".example.org"))
                        .toArray(GeneralName[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CN=Anna, O=Clinic|cn=ANNA,o=clinic",
                "CN=Anna, O=Clinic|CN=Anna,O=Clinic",
                "CN=Anna  Maria, O=Clinic|CN=anna maria, O=Clinic",
                "OID.2.5.4.3=Anna, O=Clinic|CN=Anna, O=Clinic"
            })
    void normal_sameSubject_isTheSame(String one, String other) {
        assertEquals(CertificateRule.SUBJECT_DN.normal(one), CertificateRule.SUBJECT_DN.normal(other));
    }

    @Test
    void values_subject_isWhatAPersonWrites() {
        // The certificate has them in the order of the tree, and RFC 2253 writes them the other way round.
        X509Certificate certificate = TestCertificates.of("C=DE,O=Clinic\\, Ltd.,CN=Anna Maria");
        assertEquals(
                List.of(CertificateRule.SUBJECT_DN
                        .normal("cn=anna maria, o=\"Clinic, Ltd.\", c=de")
                        .orElseThrow()),
                CertificateRule.SUBJECT_DN.values(certificate));
        assertNotEquals(
                CertificateRule.SUBJECT_DN.normal("O=Clinic, CN=Anna"),
                CertificateRule.SUBJECT_DN.normal("CN=Anna, O=Clinic"));
    }

    @Test
    void values_alternativeNames_areInOneForm() {
        X509Certificate certificate = TestCertificates.of(
                "CN=x",
                dns("Host.Example.ORG"),
                uri("https://Host.example.org/A"),
                email("Anna@Example.ORG"),
                dns("host.example.org"));
        assertEquals(List.of("host.example.org"), CertificateRule.SAN_DNS.values(certificate));
        assertEquals(List.of("https://Host.example.org/A"), CertificateRule.SAN_URI.values(certificate));
        assertEquals(List.of("Anna@example.org"), CertificateRule.SAN_EMAIL.values(certificate));
    }

    @Test
    void values_thumbprint_isWhatOpensslPrints() {
        X509Certificate certificate = TestCertificates.of("CN=x");
        String hash = CertificateRule.SHA_256.values(certificate).get(0);
        String printed = hash.toUpperCase(java.util.Locale.ROOT).replaceAll("(..)(?=.)", "$1:");
        assertEquals(Optional.of(hash), CertificateRule.SHA_256.normal(printed));
        assertNotEquals(List.of(hash), CertificateRule.SHA_256.values(TestCertificates.of("CN=x")));
    }

    @Test
    void onlyValue_noneOrSeveral_isRefused() {
        X509Certificate two = TestCertificates.of("CN=x", dns("a.example.org"), dns("b.example.org"));
        assertEquals(Optional.empty(), CertificateRule.SAN_DNS.onlyValue(two));
        assertEquals(Optional.empty(), CertificateRule.SAN_URI.onlyValue(two));
        assertEquals(
                Optional.of("a.example.org"),
                CertificateRule.SAN_DNS.onlyValue(TestCertificates.of("CN=x", dns("a.example.org"))));
    }

    @Test
    void matchKey_sameValueOfAnotherRule_isAnother() {
        assertNotEquals(CertificateRule.SAN_URI.matchKey("a:b"), CertificateRule.SAN_EMAIL.matchKey("a:b"));
    }

    @ParameterizedTest
    @EnumSource(CertificateRule.class)
    void of_word_isTheRule(CertificateRule rule) {
        assertEquals(Optional.of(rule), CertificateRule.of(rule.word()));
        assertEquals(Optional.empty(), CertificateRule.of(rule.name()));
    }
}
