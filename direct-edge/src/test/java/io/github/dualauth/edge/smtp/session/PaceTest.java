package io.github.dualauth.edge.smtp.session;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.edge.config.SmtpSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Times that are over already are negative here, so that nobody waits. */
class PaceTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration OVER = Duration.ofSeconds(-1);
    private static final Duration LONG_OVER = Duration.ofSeconds(-6);

    private boolean stopping;

    private Pace pace(Duration idle, Duration session) {
        return new Pace(new SmtpSettings.Patience(idle, session, HOUR), () -> stopping);
    }

    private static void mustEnd(SmtpReply reply, Pace pace) {
        assertEquals(reply, assertThrows(EndedException.class, pace::check).reply());
    }

    private static void mustGoOn(Pace pace) {
        assertDoesNotThrow(pace::check);
    }

    @Test
    void check_commandThatTakesTooLong_ends() {
        mustEnd(SmtpReply.TIME_OUT, pace(OVER, HOUR));
        mustGoOn(pace(HOUR, HOUR));
    }

    @Test
    void check_sessionThatTakesTooLong_endsWithTheNextCommandAndNotInAMessage() {
        Pace pace = pace(HOUR, OVER);
        mustEnd(SmtpReply.TIME_OUT, pace);
        pace.message();
        mustGoOn(pace);
        pace.command();
        mustEnd(SmtpReply.TIME_OUT, pace);
    }

    @Test
    void check_whileThisSideWorks_goesOn() {
        Pace pace = pace(LONG_OVER, LONG_OVER);
        pace.work();
        mustGoOn(pace);
        assertFalse(pace.isOver());
        pace.reads();
        mustGoOn(pace);
    }

    @Test
    void check_messageWithoutABlock_ends() {
        Pace pace = pace(OVER, HOUR);
        pace.message();
        mustEnd(SmtpReply.TIME_OUT, pace);
        pace.waited(1, 2 * Pace.LEAST_RATE);
        mustGoOn(pace);
        pace.reads();
        mustEnd(SmtpReply.TIME_OUT, pace);
    }

    @Test
    void check_messageSlowerThanTheLeastRate_ends() {
        Pace pace = pace(Duration.ofMinutes(1), HOUR);
        pace.message();
        pace.waited(Duration.ofMinutes(1).toNanos(), 0);
        mustGoOn(pace);
        pace.waited(Duration.ofSeconds(2).toNanos(), 2 * Pace.LEAST_RATE);
        mustGoOn(pace);
        pace.waited(Duration.ofSeconds(1).toNanos(), Pace.LEAST_RATE - 1);
        mustEnd(SmtpReply.TIME_OUT, pace);
        pace.message();
        mustGoOn(pace);
    }

    @Test
    void check_timeThatCommandsTook_isNotTheMessages() {
        Pace pace = pace(Duration.ofMinutes(1), HOUR);
        pace.waited(HOUR.toNanos(), 0);
        pace.message();
        mustGoOn(pace);
        pace.waited(HOUR.toNanos(), 0);
        pace.command();
        mustGoOn(pace);
    }

    @Test
    void check_serverThatStops_endsCommandsAndHandshakesAndLetsMessagesArrive() {
        Pace pace = pace(HOUR, HOUR);
        stopping = true;
        mustEnd(SmtpReply.STOPPING, pace);
        pace.message();
        mustGoOn(pace);
        pace.handshake();
        mustEnd(SmtpReply.STOPPING, pace);
    }

    @Test
    void isOver_someTimeAfterTheLimit_isTrue() {
        assertFalse(pace(HOUR, HOUR).isOver());
        assertFalse(pace(OVER, HOUR).isOver());
        assertTrue(pace(LONG_OVER, HOUR).isOver());
        assertTrue(pace(HOUR, LONG_OVER).isOver());
    }

    @Test
    void handshake_afterALongWait_hasATimeOfItsOwn() {
        Pace pace = pace(LONG_OVER, LONG_OVER);
        assertTrue(pace.isOver());
        pace.handshake();
        assertFalse(pace.isOver());
        mustGoOn(pace);
    }
}
