package io.github.dualauth.edge.xdr.soap;

import io.github.dualauth.edge.xdr.fault.XdrFault;
import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which document is where: each {@code xds:Document} has one ExtrinsicObject of its ID and the other way round, each
 * {@code xop:Include} (XOP 1.0, 2.1) names one part by {@code cid:} (RFC 2392) and each part is named once. Nothing that
 * is named otherwise is ever fetched.
 */
public final class DocumentReferences {

    private static final String CID = "cid:";
    private static final int LONGEST = 256;

    /** Unreserved and other characters of a URI's path (RFC 3986, 3.3), and percent-encoded ones. */
    private static final Pattern HREF =
            Pattern.compile("cid:(?:[A-Za-z0-9\\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2}){1,750}");

    private final int most;
    private final Set<String> documents = new HashSet<>();
    private final Set<String> objects = new HashSet<>();
    private final Map<String, String> awaited = new HashMap<>();
    private final Set<String> named = new HashSet<>();

    /** At most {@code most} documents are taken. */
    public DocumentReferences(int most) {
        this.most = most;
    }

    /** There is an ExtrinsicObject with this ID. */
    void object(String id) {
        if (!isId(id) || !objects.add(id)) {
            throw refused("An ExtrinsicObject has no ID, or that of another one");
        }
    }

    /** There is a document with this ID. */
    void document(String id) {
        if (!isId(id) || !documents.add(id)) {
            throw refused("A Document has no ID, or that of another one");
        }
        if (documents.size() > most) {
            throw XdrFault.tooLarge("The request has too many documents").exception();
        }
    }

    /** The document {@code id} is in the part that {@code href} names. */
    void include(String id, String href) {
        String part = part(href);
        if (!named.add(part)) {
            throw refused("Two documents name the same part");
        }
        awaited.put(part, id);
    }

    private static String part(String href) {
        if (!HREF.matcher(href).matches()) {
            throw refused("The href of an xop:Include must be a cid");
        }
        // Who decodes to anything but a Content-ID names no part that could come. In a form, a plus would be a blank.
        return URLDecoder.decode(href.substring(CID.length()).replace("+", "%2B"), StandardCharsets.ISO_8859_1);
    }

    /** The root has been read: what it says must fit together. */
    void declared() {
        if (documents.isEmpty() || !documents.equals(objects)) {
            throw refused("There must be documents, each with one ExtrinsicObject, and none without");
        }
    }

    /** The part with this Content-ID has come; the document that it is. */
    public String arrived(String part) {
        String document = awaited.remove(part);
        if (document == null) {
            throw XdrFault.mime("A part is named by no document, or is there twice")
                    .exception();
        }
        return document;
    }

    /** All parts have come. */
    public void complete() {
        if (!awaited.isEmpty()) {
            throw XdrFault.mime("A part that a document names is missing").exception();
        }
    }

    private static boolean isId(String id) {
        return !id.isEmpty() && id.length() <= LONGEST;
    }

    private static XdrRefusedException refused(String text) {
        return XdrFault.xml(text).exception();
    }
}
