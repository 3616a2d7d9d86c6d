package io.github.dualauth.core.secret.password;

import io.github.dualauth.core.secret.Secret;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** {@code $2a$}, {@code $2b$} and {@code $2y$}: only the first 72 bytes of the password count. */
record BcryptHash(String stored) implements StoredPassword {

    private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-6])\\$[./A-Za-z0-9]{53}");

    private static final int COST_AT = 4;
    private static final int BEARABLE_COST = 14;

    /** Reads a stored string; empty if it is of another format, or costs more to check than is bearable. */
    static Optional<BcryptHash> parse(String stored) {
        return FORM.matcher(stored).matches() ? Optional.of(new BcryptHash(stored)) : Optional.empty();
    }

    @Override
    public boolean isBearable() {
        return Integer.parseInt(stored, COST_AT, COST_AT + 2, 10) <= BEARABLE_COST;
    }

    @Override
    public boolean matches(Secret password, Argon2Memory memory) {
        byte[] clear = password.toUtf8();
        try {
            return OpenBSDBCrypt.checkPassword(stored, clear);
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }
}
