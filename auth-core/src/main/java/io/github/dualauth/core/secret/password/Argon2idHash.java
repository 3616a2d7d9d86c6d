package io.github.dualauth.core.secret.password;

import io.github.dualauth.core.secret.Secret;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;

/** One Argon2id string (RFC 9106) in the PHC string format: {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}. */
final class Argon2idHash implements StoredPassword {

    private static final Pattern FORM =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(?<memory>\\d{1,7}),t=(?<passes>\\d{1,4}),p=(?<lanes>\\d{1,2})"
                    + "\\$(?<salt>[A-Za-z0-9+/]{11,86})\\$(?<hash>[A-Za-z0-9+/]{22,86})");
    private static final int MOST_MEMORY_KIB = 1 << 20;
    private static final int MOST_PASSES = 100;
    private static final int BEARABLE_MEMORY_KIB = 1 << 17;
    /** RFC 9106, 3.1. */
    private static final int LEAST_MEMORY_KIB_PER_LANE = 8;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    /** What they take in Base64 without padding. */
    private static final int HASH_CHARACTERS = 43;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Argon2Parameters parameters;
    private final byte[] salt;
    private final byte[] hash;

    private Argon2idHash(Argon2Parameters parameters, byte[] salt, byte[] hash) {
        this.parameters = parameters;
        this.salt = salt;
        this.hash = hash;
    }

    /** Hashes a password with a new salt. */
    static Argon2idHash of(Secret password, Argon2Parameters parameters, Argon2Memory memory) {
        byte[] salt = random(SALT_BYTES);
        Argon2idHash made = new Argon2idHash(parameters, salt, new byte[HASH_BYTES]);
        return new Argon2idHash(parameters, salt, made.generate(password, memory));
    }

    /** What no password matches. */
    static Argon2idHash ofNobody(Argon2Parameters parameters) {
        return new Argon2idHash(parameters, random(SALT_BYTES), random(HASH_BYTES));
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /** Reads a stored string; empty if it is of another format, broken, or of an unbearable cost. */
    static Optional<Argon2idHash> parse(String stored) {
        Matcher form = FORM.matcher(stored);
        if (!form.matches()) {
            return Optional.empty();
        }
        Argon2Parameters parameters = new Argon2Parameters(
                Integer.parseInt(form.group("memory")),
                Integer.parseInt(form.group("passes")),
                Integer.parseInt(form.group("lanes")));
        if (!isPossible(parameters)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Argon2idHash(
                    parameters,
                    Base64.getDecoder().decode(form.group("salt")),
                    Base64.getDecoder().decode(form.group("hash"))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isPossible(Argon2Parameters parameters) {
        return parameters.parallelism() >= 1
                && parameters.iterations() >= 1
                && parameters.iterations() <= MOST_PASSES
                && parameters.memoryKib() >= LEAST_MEMORY_KIB_PER_LANE * parameters.parallelism()
                && parameters.memoryKib() <= MOST_MEMORY_KIB;
    }

    @Override
    public boolean isBearable() {
        return parameters.memoryKib() <= BEARABLE_MEMORY_KIB
                && parameters.memoryKib() * parameters.iterations() <= MOST_MEMORY_KIB;
    }

    /**
     * Whether a new hash with these parameters would be of the same cost as this one, which has let somebody in. It is
     * asked for at each call, so nothing is read that need not be.
     *
     * @param head of the parameters
     */
    static boolean isLike(String stored, String head) {
        return stored.startsWith(head) && stored.length() - stored.lastIndexOf('$') - 1 == HASH_CHARACTERS;
    }

    /** What all strings that are made with these parameters begin with. */
    static String head(Argon2Parameters parameters) {
        return String.format(
                Locale.ROOT,
                "$argon2id$v=19$m=%d,t=%d,p=%d$",
                parameters.memoryKib(),
                parameters.iterations(),
                parameters.parallelism());
    }

    @Override
    public boolean matches(Secret password, Argon2Memory memory) {
        return MessageDigest.isEqual(hash, generate(password, memory));
    }

    /** As many bytes as this hash has. */
    private byte[] generate(Secret password, Argon2Memory memory) {
        BlockPool blocks = memory.take();
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new org.bouncycastle.crypto.params.Argon2Parameters.Builder(
                        org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(parameters.memoryKib())
                .withIterations(parameters.iterations())
                .withParallelism(parameters.parallelism())
                .withSalt(salt)
                .withBlockPool(blocks)
                .build());
        byte[] clear = password.toUtf8();
        byte[] generated = new byte[hash.length];
        try {
            generator.generateBytes(clear, generated);
        } finally {
            Arrays.fill(clear, (byte) 0);
            memory.giveBack(blocks);
        }
        return generated;
    }

    /** The string to store. */
    @Override
    public String toString() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return head(parameters) + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }
}
