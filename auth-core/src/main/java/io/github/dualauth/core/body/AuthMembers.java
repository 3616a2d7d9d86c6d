package io.github.dualauth.core.body;

import io.github.dualauth.core.ApplicationCredential;
import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.json.JsonType;
import io.github.dualauth.core.secret.Secret;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The members of the object {@code auth}, collected as they come, and the credential that they make. Passwords are
 * blanked in the buffer as soon as they are read. Refusals name one of the six known members or {@code auth}, never a
 * name of the sender's making.
 */
final class AuthMembers {

    /** Names beyond the six that are remembered, to know a second one. */
    private static final int MAX_OTHER_NAMES = 64;

    private final BodyBuffer buffer;
    private final AuthText text;
    private final Set<AuthMember> seen = EnumSet.noneOf(AuthMember.class);
    private final Map<AuthMember, String> ids = new EnumMap<>(AuthMember.class);
    private final Map<AuthMember, Secret> passwords = new EnumMap<>(AuthMember.class);
    private Set<String> otherNames = Set.of();
    private Optional<AuthMember> member = Optional.empty();
    private int valueStart;

    private final boolean beside;

    /** {@code beside}: a credential came in a header, and {@code auth} may only say whom it acts for. */
    AuthMembers(BodyBuffer buffer, int maxValueLength, boolean beside) {
        this.buffer = buffer;
        this.beside = beside;
        this.text = new AuthText(maxValueLength);
    }

    void nameOpened() {
        member = Optional.empty();
        text.clear();
    }

    Optional<Refusal> nameClosed() {
        Optional<RejectionReason> fault = text.end();
        if (fault.isPresent()) {
            return refused(fault.get());
        }
        member = AuthMember.named(text);
        boolean first = member.isPresent() ? seen.add(member.get()) : rememberOther();
        text.clear();
        if (!first) {
            return refused(RejectionReason.AUTH_NAME_REPEATED);
        }
        return otherNames.size() > MAX_OTHER_NAMES ? refused(RejectionReason.AUTH_TYPE_INVALID) : Optional.empty();
    }

    Optional<Refusal> valueOpened(JsonType type, long position) {
        valueStart = (int) position;
        boolean taken = switch (type) {
            case OBJECT, ARRAY -> false;
            case BOOLEAN -> member.isEmpty();
            case NUMBER -> member.isEmpty() || !member.get().isPassword();
            case STRING, NULL -> true;
        };
        return taken ? Optional.empty() : refused(RejectionReason.AUTH_TYPE_INVALID);
    }

    /** Whether the value that was opened is of a member that means something. */
    boolean hearsValue() {
        return member.isPresent();
    }

    Optional<Refusal> character(char unit) {
        Optional<RejectionReason> fault = text.add(unit);
        return fault.isPresent() ? refused(fault.get()) : Optional.empty();
    }

    Optional<Refusal> valueClosed(long position) {
        Optional<RejectionReason> fault = text.end();
        if (fault.isPresent()) {
            return refused(fault.get());
        }
        if (member.isPresent() && !text.isEmpty()) {
            keep(member.get(), (int) position);
        }
        text.clear();
        return Optional.empty();
    }

    /** All members are there: refuses those that make no single whole credential. */
    Optional<Refusal> conclude() {
        member = Optional.empty();
        boolean login = has(AuthMember.LOGIN_ID) || has(AuthMember.LOGIN_PASSWORD);
        boolean application = has(AuthMember.APPLICATION_ID)
                || has(AuthMember.APPLICATION_PASSWORD)
                || has(AuthMember.ACCOUNT_ID)
                || has(AuthMember.USER_ID);
        if (login && application) {
            return refused(RejectionReason.TWO_CREDENTIALS);
        }
        if (beside) {
            boolean more = login || has(AuthMember.APPLICATION_ID) || has(AuthMember.APPLICATION_PASSWORD);
            return more ? refused(RejectionReason.TWO_CREDENTIALS) : Optional.empty();
        }
        if (login) {
            return whole(AuthMember.LOGIN_ID, AuthMember.LOGIN_PASSWORD);
        }
        return application ? whole(AuthMember.APPLICATION_ID, AuthMember.APPLICATION_PASSWORD) : Optional.empty();
    }

    /** The credential, if there is one; only after {@link #conclude()} had nothing to refuse. */
    Optional<PresentedCredential> credential() {
        if (has(AuthMember.LOGIN_ID)) {
            return Optional.of(
                    new LoginCredential(ids.get(AuthMember.LOGIN_ID), passwords.get(AuthMember.LOGIN_PASSWORD)));
        }
        if (has(AuthMember.APPLICATION_ID)) {
            return Optional.of(new ApplicationCredential(
                    ids.get(AuthMember.APPLICATION_ID),
                    passwords.get(AuthMember.APPLICATION_PASSWORD),
                    accountId(),
                    userId()));
        }
        return Optional.empty();
    }

    /** The account that is named; {@code ""} if none is. */
    String accountId() {
        return ids.getOrDefault(AuthMember.ACCOUNT_ID, "");
    }

    /** The user that is named; {@code ""} if none is. */
    String userId() {
        return ids.getOrDefault(AuthMember.USER_ID, "");
    }

    /** Wipes what was collected. */
    void discard() {
        text.clear();
        passwords.values().forEach(Secret::close);
    }

    private void keep(AuthMember known, int end) {
        if (known.isPassword()) {
            passwords.put(known, text.toSecret());
            buffer.blank(valueStart, end);
        } else {
            ids.put(known, text.copy());
        }
    }

    private boolean rememberOther() {
        if (otherNames.isEmpty()) {
            otherNames = new HashSet<>();
        }
        return otherNames.add(text.copy());
    }

    private boolean has(AuthMember known) {
        return ids.containsKey(known) || passwords.containsKey(known);
    }

    private Optional<Refusal> whole(AuthMember id, AuthMember password) {
        if (has(id) && has(password)) {
            return Optional.empty();
        }
        member = Optional.of(has(id) ? password : id);
        return refused(RejectionReason.HALF_CREDENTIAL);
    }

    private Optional<Refusal> refused(RejectionReason reason) {
        return Optional.of(new Refusal(reason, member.map(AuthMember::field).orElse(AuthReader.FIELD)));
    }
}
