package io.github.dualauth.core.body;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes JSON bodies of all shapes, most with an {@code auth} that is nearly or quite right. */
final class RandomBody {

    private static final String[] NAMES = {"name", "auth2", "Auth", "a", "", "é", "data", "x\u007F", "\uD83D\uDE00"};
    private static final String[] NUMBERS = {
        "0", "-0", "12", "-1.50", "1e5", "2.5E+3", "0.0e-7", "123456789012345678901"
    };
    private static final String[] APPLICATION = {"applicationId", "applicationPassword", "accountId", "userId"};
    private static final String[] LOGIN = {"loginId", "loginPassword"};
    private static final String ODD = "aZ09 /\"\\é€ß\uD83D\uDE00\b\f\n\r\t\u007F\u0000";

    private final Random random;
    private final StringBuilder json = new StringBuilder();

    private RandomBody(Random random) {
        this.random = random;
    }

    static byte[] from(Random random) {
        return new RandomBody(random).document().getBytes(StandardCharsets.UTF_8);
    }

    /** One to three bytes changed, left out, put in or repeated, or the end cut off. */
    static byte[] mutated(byte[] body, Random random) {
        List<Byte> bytes = new ArrayList<>();
        for (byte b : body) {
            bytes.add(b);
        }
        for (int i = random.nextInt(3); i >= 0 && !bytes.isEmpty(); i--) {
            int at = random.nextInt(bytes.size());
            switch (random.nextInt(6)) {
                case 0 -> bytes.set(at, (byte) random.nextInt(256));
                case 1 -> bytes.remove(at);
                case 2 -> bytes.add(at, (byte) random.nextInt(256));
                case 3 -> bytes.add(at, (byte) "{}[]:,\"\\ue0".charAt(random.nextInt(11)));
                case 4 -> bytes.addAll(at, List.copyOf(bytes.subList(at, at + random.nextInt(bytes.size() - at))));
                default -> bytes.subList(at, bytes.size()).clear();
            }
        }
        byte[] result = new byte[bytes.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = bytes.get(i);
        }
        return result;
    }

    private String document() {
        List<Runnable> members = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.add(() -> member(pick(NAMES), () -> value(3)));
        }
        if (random.nextInt(8) > 0) {
            members.add(() -> member("auth", this::auth));
        }
        if (random.nextInt(20) == 0) {
            members.add(() -> member("auth", this::auth));
        }
        Collections.shuffle(members, random);
        object(members);
        return json.toString();
    }

    private void auth() {
        int shape = random.nextInt(20);
        if (shape == 0) {
            value(2);
            return;
        }
        List<Runnable> members = new ArrayList<>();
        if (shape % 2 == 0 || shape == 1) {
            credential(members, APPLICATION);
        }
        if (shape % 2 == 1) {
            credential(members, LOGIN);
        }
        if (random.nextInt(5) == 0) {
            members.add(() -> member(pick(NAMES), () -> value(random.nextInt(10) == 0 ? 1 : 0)));
        }
        Collections.shuffle(members, random);
        object(members);
    }

    private void credential(List<Runnable> members, String... names) {
        for (String name : names) {
            if (random.nextInt(15) > 0) {
                members.add(() -> member(name, () -> credentialValue(name)));
            }
        }
        if (random.nextInt(30) == 0) {
            members.add(() -> member(pick(names), () -> value(0)));
        }
    }

    private void credentialValue(String name) {
        int shape = random.nextInt(25);
        if (shape == 0) {
            json.append("null");
        } else if (shape == 1) {
            value(0);
        } else if (shape < 5 && name.endsWith("Id")) {
            json.append(pick(NUMBERS));
        } else if (name.endsWith("Password")) {
            string("pa\"ssé" + random.nextInt(1000) + "\uD83D\uDE00\\w" + (char) ('a' + random.nextInt(26)));
        } else {
            string("id" + random.nextInt(1000));
        }
    }

    private void value(int depth) {
        switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> json.append(pick("true", "false", "null"));
            case 1 -> json.append(pick(NUMBERS));
            case 2 -> string("");
            case 3, 4 -> oddString();
            case 5 -> {
                List<Runnable> members = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    members.add(() -> member(random.nextBoolean() ? "auth" : pick(NAMES), () -> value(depth - 1)));
                }
                object(members);
            }
            default -> list('[', Collections.nCopies(random.nextInt(4), () -> value(depth - 1)), ']');
        }
    }

    private void oddString() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(ODD.codePointAt(random.nextInt(ODD.length())));
        }
        string(text.toString());
    }

    private void object(List<Runnable> members) {
        list('{', members, '}');
    }

    private void list(char open, List<Runnable> items, char close) {
        json.append(open);
        for (int i = 0; i < items.size(); i++) {
            space();
            items.get(i).run();
            space();
            json.append(i < items.size() - 1 ? "," : "");
        }
        space();
        json.append(close);
    }

    private void member(String name, Runnable value) {
        string(name);
        space();
        json.append(':');
        space();
        value.run();
    }

    /** Some characters escaped that need not be; halves of surrogate pairs always, as UTF-8 has none. */
    private void string(String text) {
        json.append('"');
        text.codePoints().forEach(c -> {
            boolean must = c < ' ' || c == '"' || c == '\\' || (c >= 0xD800 && c <= 0xDFFF);
            if (must || random.nextInt(10) == 0) {
                for (char unit : Character.toChars(c)) {
                    json.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) unit));
                }
            } else {
                json.appendCodePoint(c);
            }
        });
        json.append('"');
    }

    private void space() {
        if (random.nextInt(8) == 0) {
            json.append(pick(" ", "\n", "\r\n", "\t", "  "));
        }
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
