package io.github.dualauth.app.envelope;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** Whether JSON strings are Unicode text: escapes can spell half a surrogate pair, which no database keeps. */
final class JsonText {

    private JsonText() {}

    static boolean isWellFormed(JsonValue value) {
        if (value instanceof JsonString string) {
            return isWellFormed(string.getString());
        }
        if (value instanceof JsonObject object) {
            return object.entrySet().stream()
                    .allMatch(member -> isWellFormed(member.getKey()) && isWellFormed(member.getValue()));
        }
        return value.getValueType() != JsonValue.ValueType.ARRAY
                || value.asJsonArray().stream().allMatch(JsonText::isWellFormed);
    }

    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0' || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
