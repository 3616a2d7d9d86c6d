package io.github.dualauth.edge.xdr.mime;

import io.github.dualauth.edge.xdr.fault.XdrFault;
import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.util.ByteSequence;

/**
 * The header of one MIME part (RFC 2045, 3): known fields only, each once and on one line, and no transfer encoding that
 * would make a second form of the content.
 */
public final class PartHead {

    private static final Set<String> KNOWN = Set.of(
            "content-type",
            "content-id",
            "content-transfer-encoding",
            "content-disposition",
            "content-description",
            "content-length");
    private static final Set<String> IDENTITIES = Set.of("binary", "8bit", "7bit");

    /** A name, a colon right behind it, and printable ASCII up to the end. */
    private static final Pattern FIELD = Pattern.compile("([A-Za-z-]+):([\\t\\x20-\\x7E]*)(?:\\r\\n)?");

    /** A msg-id (RFC 2392, 2), without what could be read in two ways. */
    private static final Pattern ID = Pattern.compile("<([\\x21-\\x3B\\x3D\\x3F-\\x7E]{1,250})>");

    private final Map<String, String> fields = new HashMap<>();

    /** Takes one field as it came. */
    void add(ByteSequence raw) {
        Matcher field = FIELD.matcher(new String(raw.toByteArray(), StandardCharsets.ISO_8859_1));
        if (!field.matches()) {
            throw refused("A field of a part's header is folded, or holds what it must not");
        }
        String name = field.group(1).toLowerCase(Locale.ROOT);
        if (!KNOWN.contains(name) || fields.putIfAbsent(name, field.group(2).strip()) != null) {
            throw refused("A field of a part's header is unknown, or is there twice");
        }
    }

    /** The head, when all of it is here. */
    Checked checked() {
        String coding = fields.getOrDefault("content-transfer-encoding", "binary");
        if (!IDENTITIES.contains(coding.toLowerCase(Locale.ROOT))) {
            throw refused("The transfer encoding of a part must be binary, 8bit or 7bit");
        }
        MimeType type = Optional.ofNullable(fields.get("content-type"))
                .flatMap(MimeType::parse)
                .filter(each -> !each.name().startsWith("multipart/"))
                .orElseThrow(() -> refused("The Content-Type of a part cannot be read, or is that of a multipart"));
        Matcher id = ID.matcher(fields.getOrDefault("content-id", ""));
        if (fields.containsKey("content-id") && !id.matches()) {
            throw refused("The Content-ID of a part cannot be read");
        }
        return new Checked(type, id.matches() ? id.group(1) : "");
    }

    private static XdrRefusedException refused(String text) {
        return XdrFault.mime(text).exception();
    }

    /**
     * What a part says of itself.
     *
     * @param type its media type
     * @param id its Content-ID without the brackets; {@code ""} if it has none
     */
    public record Checked(MimeType type, String id) {}
}
