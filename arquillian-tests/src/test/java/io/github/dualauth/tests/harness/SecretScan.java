package io.github.dualauth.tests.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A grep for secrets, in clear and in every encoding that is as good as clear. */
public final class SecretScan {
    private final Map<String, String> needles = new LinkedHashMap<>();

    /** Looks for this secret too; the name is what a finding is called. */
    public SecretScan add(String name, String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
            needles.put(name + " in " + charset, new String(secret.getBytes(charset), ISO_8859_1));
        }
        needles.put(name + " in Base64", Base64.getEncoder().withoutPadding().encodeToString(bytes));
        needles.put(
                name + " in Base64url", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        needles.put(name + " in hexadecimal", HexFormat.of().formatHex(bytes));
        needles.put(name + " in a URL", URLEncoder.encode(secret, UTF_8));
        return this;
    }

    /** What was found in a text. */
    public List<String> findings(String where, String text) {
        return search(where, new String(text.getBytes(UTF_8), ISO_8859_1));
    }

    /** What was found in these files; the server's own jars, unpacked by itself, are left out. */
    public List<String> findings(List<Path> files) {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            if (!file.toString().endsWith(".jar")) {
                found.addAll(search(file.toString(), new String(bytes(file), ISO_8859_1)));
            }
        }
        return found;
    }

    private List<String> search(String where, String text) {
        return needles.entrySet().stream()
                .filter(needle -> text.contains(needle.getValue()))
                .map(needle -> needle.getKey() + ": " + where)
                .toList();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
