package io.github.dualauth.core.config;

import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/** Reads typed values, and says which key is wrong. No message repeats a value: it might be a password. */
public final class ConfigurationReader {

    private static final Logger LOG = System.getLogger(ConfigurationReader.class.getName());

    /** How a sealed value begins; a parenthesis closes it. */
    public static final String SEALED = "ENC(";

    private final Config config;

    /** Reads from {@code config}. */
    public ConfigurationReader(Config config) {
        this.config = config;
    }

    /** The text that is set, or the default. */
    public String text(ConfigurationKey key) {
        return set(key).orElse(key.byDefault());
    }

    /** The text of the key of this name as it is set, blanks and all. */
    public Optional<String> asSet(String name) {
        return config.getOptionalValue(name, String.class);
    }

    /** The text that is set; nothing but blanks is nothing. */
    public Optional<String> set(ConfigurationKey key) {
        return config.getOptionalValue(key.name(), String.class)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /**
     * A secret that is set, in clear or as {@code ENC(…)}, sealed for this very key; the text itself stays with the
     * configuration's source.
     */
    public Optional<Secret> secret(ConfigurationKey key, SecretBox box) {
        return config.getOptionalValue(key.name(), String.class).map(text -> {
            if (!text.startsWith(SEALED) || !text.endsWith(")")) {
                return Secret.of(text);
            }
            String sealed = text.substring(SEALED.length(), text.length() - 1);
            if (box.isOutdated(sealed)) {
                LOG.log(
                        Level.WARNING,
                        "{0} is sealed under an old key: seal it anew before that key is removed",
                        key.name());
            }
            return box.open(key.name(), sealed)
                    .orElseThrow(() -> invalid(key, "ENC(…) was not sealed for it with a key of the key file"));
        });
    }

    /** {@code true} or {@code false}. */
    public boolean flag(ConfigurationKey key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(key, "neither true nor false");
        };
    }

    /** A whole number between the bounds. */
    public int integer(ConfigurationKey key, int least, int most) {
        try {
            int value = Integer.parseInt(text(key));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException expected) {
            // Told below, with the bounds.
        }
        throw invalid(key, "no whole number from " + least + " to " + most);
    }

    /** An ISO-8601 duration of more than nothing, such as {@code PT1S}. */
    public Duration duration(ConfigurationKey key) {
        try {
            Duration value = Duration.parse(text(key));
            if (!value.isNegative() && !value.isZero()) {
                return value;
            }
        } catch (DateTimeException expected) {
            // Told below.
        }
        throw invalid(key, "no ISO-8601 duration above zero, such as PT1S");
    }

    /** A {@link #duration(ConfigurationKey)} of no more than {@code most}. */
    public Duration duration(ConfigurationKey key, Duration most) {
        Duration value = duration(key);
        if (value.compareTo(most) > 0) {
            throw invalid(key, "more than " + most);
        }
        return value;
    }

    /** An ISO-8601 duration between the bounds. */
    public Duration duration(ConfigurationKey key, Duration least, Duration most) {
        Duration value = duration(key);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw invalid(key, "no ISO-8601 duration from " + least + " to " + most);
        }
        return value;
    }

    /** What {@code parser} makes of the text that is set; whatever it throws says that the value is wrong. */
    public <T> Optional<T> parsed(ConfigurationKey key, Function<String, T> parser, String why) {
        return set(key).map(text -> {
            try {
                return parser.apply(text);
            } catch (RuntimeException e) {
                throw new ConfigurationException(message(key, why), e);
            }
        });
    }

    /** A path; relative ones start at the working directory. */
    public Path path(ConfigurationKey key) {
        try {
            return Path.of(text(key)).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new ConfigurationException(message(key, "no path"), e);
        }
    }

    /** The refusal of a value. */
    public static ConfigurationException invalid(ConfigurationKey key, String why) {
        return new ConfigurationException(message(key, why));
    }

    private static String message(ConfigurationKey key, String why) {
        return "invalid value of configuration key " + key.name() + ": " + why;
    }
}
