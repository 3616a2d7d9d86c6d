package io.github.dualauth.edge.smtp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.edge.address.MailAddress;
import io.github.dualauth.edge.smtp.gate.Sender;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpStateTest {

    private static final MailAddress BOB =
            MailAddress.parse("bob@direct.example.com").orElseThrow();

    private final SmtpState state = new SmtpState();

    private record Somebody(String applicationId, String accountId, String userId) implements Sender {}

    @Test
    void greet_inATransaction_forgetsItAndNotTheLogin() {
        Sender sender = new Somebody("application", "account", "user");
        assertFalse(state.greeted());
        state.login(sender);
        state.begin(BOB);
        state.add(BOB);
        state.greet();
        assertTrue(state.greeted());
        assertEquals(Optional.empty(), state.from());
        assertEquals(List.of(), state.recipients());
        assertFalse(state.has(BOB));
        assertSame(sender, state.sender().orElseThrow());
    }

    @Test
    void add_sameRecipientInAnotherSpelling_isThereOnce() {
        state.begin(BOB);
        state.add(BOB);
        state.add(MailAddress.parse("bob@DIRECT.example.com").orElseThrow());
        assertEquals(List.of(BOB), state.recipients());
        assertTrue(state.has(BOB));
        assertEquals(Optional.of(BOB), state.from());
    }

    @Test
    void failed_logins_areCountedAnewAfterOneThatSucceeds() {
        assertEquals(1, state.failed());
        assertEquals(2, state.failed());
        state.login(new Somebody("application", "account", "user"));
        assertEquals(1, state.failed());
        assertEquals(1, state.faulty());
        assertEquals(2, state.faulty());
    }

    @ParameterizedTest
    @CsvSource({"EHLO, EHLO", "mail, MAIL", "Data, DATA", "OTHER, OTHER", "EHLOX, OTHER", "'', OTHER"})
    void of_word_isTheVerbOfThatName(String word, Verb verb) {
        assertEquals(verb, Verb.of(word));
    }
}
