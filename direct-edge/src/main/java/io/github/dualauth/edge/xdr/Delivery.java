package io.github.dualauth.edge.xdr;

import io.github.dualauth.core.secret.Sha256;
import io.github.dualauth.edge.address.MailAddress;
import io.github.dualauth.edge.spi.Edge;
import io.github.dualauth.edge.spi.Envelope;
import io.github.dualauth.edge.spi.MessageKey;
import io.github.dualauth.edge.spi.MessagePart;
import io.github.dualauth.edge.spi.MessageSink;
import io.github.dualauth.edge.spi.MessageWriter;
import io.github.dualauth.edge.spi.Receipt;
import io.github.dualauth.edge.xdr.fault.XdrFault;
import io.github.dualauth.edge.xdr.soap.AddressBlock;
import io.github.dualauth.edge.xdr.soap.SoapHeader;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The way of one message into the sink. It is opened only for a sender who owns the address, and only when there is
 * something to put there; without a commit nothing remains.
 */
final class Delivery implements AutoCloseable {

    private final MessageSink sink;
    private final XdrRequest request;
    private final Map<String, MessageDigest> documents = new TreeMap<>();
    private Optional<SoapHeader> header = Optional.empty();
    private Optional<MessageWriter> writer = Optional.empty();
    private long left;

    /** At most {@code size} bytes of documents are taken. */
    Delivery(MessageSink sink, XdrRequest request, long size) {
        this.sink = sink;
        this.request = request;
        left = size;
    }

    /** Who sends, and to whom. */
    void addressed(SoapHeader by) {
        if (!request.sender().owns().test(by.block().from())) {
            throw XdrFault.notOwned().exception();
        }
        header = Optional.of(by);
    }

    /** The next part of the message; it must be closed before the one after it is asked for. */
    OutputStream part(String name, String mediaType) {
        if (writer.isEmpty()) {
            writer = Optional.of(sink.open(envelope()));
        }
        return writer.get().part(new MessagePart(name, mediaType));
    }

    /** The bytes of the document {@code id} go through this; {@code target} gets them too. */
    OutputStream document(String id, OutputStream target) {
        MessageDigest digest = Sha256.begin();
        documents.put(id, digest);
        return new Measured(target, digest);
    }

    /** All of it is here, with this unique ID of its submission set, if it has one; keeps it for good. */
    Receipt commit(String uniqueId) {
        MessageKey key = new MessageKey()
                .add(request.sender().accountId())
                .add(header().block().from().key())
                .addAll(header().block().to().stream().map(MailAddress::key).toList());
        String content = content();
        MessageWriter whole = writer.orElseThrow();
        return uniqueId.isEmpty()
                ? whole.commit(key.add("message")
                        .add(header().messageId())
                        .add(content)
                        .hex())
                : whole.commit(key.add("submission").add(uniqueId).hex(), content);
    }

    /** Of the documents alone: whoever sends again may write the envelope anew, with other IDs in it. */
    private String content() {
        return new MessageKey()
                .addAll(documents.values().stream()
                        .map(digest -> HexFormat.of().formatHex(digest.digest()))
                        .toList())
                .hex();
    }

    private SoapHeader header() {
        return header.orElseThrow();
    }

    private Envelope envelope() {
        AddressBlock block = header().block();
        return new Envelope(
                Edge.XDR,
                request.sender().applicationId(),
                request.sender().accountId(),
                block.from().toString(),
                block.to().stream().map(MailAddress::toString).toList(),
                request.requestId());
    }

    @Override
    public void close() {
        writer.ifPresent(MessageWriter::close);
    }

    /** Counts and digests what goes through. */
    private final class Measured extends FilterOutputStream {

        private final MessageDigest digest;

        Measured(OutputStream target, MessageDigest digest) {
            super(target);
            this.digest = digest;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw XdrFault.tooLarge("The documents are too large").exception();
            }
            digest.update(bytes, offset, length);
            out.write(bytes, offset, length);
        }
    }
}
