package io.github.dualauth.edge.config;

import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationReader;
import java.util.List;

/**
 * What the XDR edge reads from the configuration.
 *
 * @param enabled whether {@code POST /xdr} is there
 * @param size bytes of all documents of a request, decoded
 * @param xmlSize characters of the XML around the documents
 * @param parts MIME parts beside the root, and documents
 * @param depth elements that may be open at once
 * @param attributes attributes, and namespace declarations, of one element
 * @param lenient whether the known variants of the address block are taken
 */
public record XdrSettings(
        boolean enabled, long size, int xmlSize, int parts, int depth, int attributes, boolean lenient) {

    /** What one MIME part may have around it: its header, its delimiter and the line ends. */
    private static final int PART_HEAD = 16 * 1024;

    private static final ConfigurationKey ENABLED =
            new ConfigurationKey("dualauth.direct.xdr.enabled", "false", "Whether POST /xdr takes documents (XDR).");
    private static final ConfigurationKey SIZE = new ConfigurationKey(
            "dualauth.direct.xdr.size", "52428800", "Bytes of all documents of one XDR request together, decoded.");
    private static final ConfigurationKey XML_SIZE = new ConfigurationKey(
            "dualauth.direct.xdr.xml-size", "1048576", "Characters of an XDR request's XML around its documents.");
    private static final ConfigurationKey PARTS =
            new ConfigurationKey("dualauth.direct.xdr.parts", "32", "Documents of one XDR request.");
    private static final ConfigurationKey DEPTH = new ConfigurationKey(
            "dualauth.direct.xdr.depth", "32", "Elements of an XDR request's XML that may be open at once.");
    private static final ConfigurationKey ATTRIBUTES = new ConfigurationKey(
            "dualauth.direct.xdr.attributes",
            "32",
            "Attributes of one element of an XDR request, and as many namespace declarations.");
    private static final ConfigurationKey LENIENT = new ConfigurationKey(
            "dualauth.direct.xdr.lenient",
            "false",
            "Whether role and relay without a prefix, and recipients joined by commas, are taken (docs/direct-xdr.md).");

    /** All keys of this part. */
    public static final List<ConfigurationKey> KEYS =
            List.of(ENABLED, SIZE, XML_SIZE, PARTS, DEPTH, ATTRIBUTES, LENIENT);

    /** Reads and checks everything; a ConfigurationException names the key at fault. */
    public static XdrSettings read(ConfigurationReader reader) {
        return new XdrSettings(
                reader.flag(ENABLED),
                reader.integer(SIZE, 1, 1 << 30),
                reader.integer(XML_SIZE, 4096, 16 << 20),
                reader.integer(PARTS, 1, 1000),
                reader.integer(DEPTH, 8, 256),
                reader.integer(ATTRIBUTES, 8, 256),
                reader.flag(LENIENT));
    }

    /** Strict, and the limits that hold unless configured otherwise. */
    public static XdrSettings defaults() {
        return new XdrSettings(true, 50L << 20, 1 << 20, 32, 32, 32, false);
    }

    /**
     * Refuses to be on where messages of XDR have nowhere to go: a relay hands on mail.
     *
     * @throws io.github.dualauth.core.config.ConfigurationException if so
     */
    public void requireWay(boolean spooled) {
        if (enabled && !spooled) {
            throw ConfigurationReader.invalid(ENABLED, "dualauth.direct.sink=relay takes no XDR");
        }
    }

    /** Bytes that a request within all other limits never needs; what is longer is not read to its end. */
    public long longest() {
        // Base64 makes four of three, and UTF-8 four of one; both have room here.
        return 2 * size + 4L * xmlSize + (long) (parts + 2) * PART_HEAD;
    }
}
