package io.github.dualauth.core.secret;

import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import com.password4j.HashingFunction;
import com.password4j.Password;
import com.password4j.SecureString;
import com.password4j.types.Argon2;
import com.password4j.types.Bcrypt;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formats of stored passwords that are read. New ones are always Argon2id. */
enum StoredPasswordFormat {
    /** RFC 9106 in the PHC string format: {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}. */
    ARGON2ID {
        private static final Pattern FORM = Pattern.compile(
                "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,4}),p=(\\d{1,2})\\$[A-Za-z0-9+/]{11,86}\\$[A-Za-z0-9+/]{22,86}");
        private static final int MOST_MEMORY_KIB = 1 << 20;
        private static final int MOST_PASSES = 100;

        @Override
        boolean takes(String stored) {
            Matcher form = FORM.matcher(stored);
            return form.matches()
                    && Integer.parseInt(form.group(1)) <= MOST_MEMORY_KIB
                    && Integer.parseInt(form.group(2)) <= MOST_PASSES;
        }

        @Override
        boolean matches(Secret password, String stored) {
            return check(password, stored, Argon2Function.getInstanceFromHash(stored));
        }

        @Override
        boolean isLike(Argon2Function wanted, String stored) {
            Argon2Function made = Argon2Function.getInstanceFromHash(stored);
            return made.getVariant() == Argon2.ID && made.equals(wanted);
        }
    },
    /** {@code $2a$}, {@code $2b$} and {@code $2y$}; only the first 72 bytes of the password count. */
    BCRYPT {
        private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-6])\\$[./A-Za-z0-9]{53}");

        @Override
        boolean takes(String stored) {
            return FORM.matcher(stored).matches();
        }

        @Override
        boolean matches(Secret password, String stored) {
            int rounds = Integer.parseInt(stored.substring(4, 6));
            return check(password, stored, BcryptFunction.getInstance(Bcrypt.valueOf(stored.charAt(2)), rounds));
        }
    },
    /** PBKDF2 (RFC 8018, 5.2) as Jakarta Security, Django and passlib write it. */
    PBKDF2 {
        @Override
        boolean takes(String stored) {
            return Pbkdf2Hash.parse(stored).isPresent();
        }

        @Override
        boolean matches(Secret password, String stored) {
            return Pbkdf2Hash.parse(stored).orElseThrow().matches(password);
        }
    };

    /** Whether {@code stored} is whole, and costs no more to check than is bearable. */
    abstract boolean takes(String stored);

    abstract boolean matches(Secret password, String stored);

    /** Whether a new hash would be of the same cost. */
    boolean isLike(Argon2Function wanted, String stored) {
        return false;
    }

    private static boolean check(Secret password, String stored, HashingFunction function) {
        SecureString clear = new SecureString(password.toCharArray(), true);
        try {
            return Password.check(clear, stored).with(function);
        } finally {
            clear.clear();
        }
    }

    /** The format of {@code stored}; empty if it is none of these. */
    static Optional<StoredPasswordFormat> of(String stored) {
        for (StoredPasswordFormat format : values()) {
            if (format.takes(stored)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
