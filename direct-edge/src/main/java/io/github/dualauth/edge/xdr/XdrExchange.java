package io.github.dualauth.edge.xdr;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.Patience;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.edge.config.XdrSettings;
import io.github.dualauth.edge.spi.MessageSink;
import io.github.dualauth.edge.spi.Receipt;
import io.github.dualauth.edge.xdr.fault.XdrFault;
import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import io.github.dualauth.edge.xdr.mime.RelatedPart;
import io.github.dualauth.edge.xdr.mime.RelatedParts;
import io.github.dualauth.edge.xdr.soap.DocumentReferences;
import io.github.dualauth.edge.xdr.soap.HeaderReader;
import io.github.dualauth.edge.xdr.soap.RequestReader;
import io.github.dualauth.edge.xdr.soap.SoapHeader;
import io.github.dualauth.edge.xdr.soap.StrictXml;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/**
 * One request of ITI-41 (ITI TF-2, 3.41) from an account that is known already: its body goes in, an answer comes out,
 * and in between the message into the sink. The order is the point: the root, with the address block and who owns the
 * sender's address, before any part; all of it before the commit; the commit before the answer.
 */
public final class XdrExchange {

    private static final Logger LOG = System.getLogger(XdrExchange.class.getName());

    private final XdrSettings settings;
    private final MessageSink sink;
    private final Duration patience;

    /** A body may be waited for as long as {@code patience}, and for longer if it comes fast enough. */
    public XdrExchange(XdrSettings settings, MessageSink sink, Duration patience) {
        this.settings = settings;
        this.sink = sink;
        this.patience = patience;
    }

    /** Takes one request. A refusal leaves the rest of {@code body} unread. */
    public XdrOutcome take(XdrRequest request, InputStream body) {
        Reading reading = new Reading(request);
        try (reading) {
            return reading.all(body);
        } catch (XdrRefusedException e) {
            return new XdrOutcome.Refused(e.fault(), reading.messageId());
        } catch (DependencyUnavailableException | IOException e) {
            LOG.log(Level.ERROR, "a message could not be kept: {0}", e.getMessage());
            return new XdrOutcome.Refused(XdrFault.unavailable(), reading.messageId());
        }
    }

    /** The reading of one request. */
    private final class Reading implements RequestReader.Steps, AutoCloseable {

        private final XdrRequest request;
        private final Delivery delivery;
        private final DocumentReferences references = new DocumentReferences(settings.parts());
        private Optional<HeaderReader> header = Optional.empty();
        private Optional<RootCopy> root = Optional.empty();
        private String rootId = "";
        private boolean packaged;

        Reading(XdrRequest request) {
            this.request = request;
            this.delivery = new Delivery(sink, request, settings.size());
        }

        @Override
        public void close() {
            delivery.close();
        }

        String messageId() {
            return header.map(HeaderReader::messageId).orElse("");
        }

        XdrOutcome all(InputStream body) throws IOException {
            if (!request.contentEncodings().stream().allMatch("identity"::equalsIgnoreCase)) {
                throw XdrFault.unsupported(
                                RejectionReason.CONTENT_ENCODING_UNSUPPORTED, "The body must not be compressed")
                        .exception();
            }
            XdrContentType type = XdrContentType.of(request.contentTypes());
            Patience waiting = new Patience(patience);
            waiting.streams();
            InputStream received = new RequestStream(body, waiting, settings.longest());
            String uniqueId =
                    type instanceof XdrContentType.Related related ? related(received, related) : root(received);
            Receipt receipt = delivery.commit(uniqueId);
            return receipt.outcome() == Receipt.Outcome.CONFLICTING
                    ? new XdrOutcome.Duplicate(XdrAnswer.duplicate(type, messageId()))
                    : new XdrOutcome.Received(receipt, XdrAnswer.received(type, messageId()));
        }

        private String related(InputStream body, XdrContentType.Related type) throws IOException {
            packaged = true;
            RelatedParts parts = new RelatedParts(body, type.boundary());
            RelatedPart first = parts.next()
                    .orElseThrow(() -> XdrFault.mime("There is no part").exception());
            rootId = first.head().id();
            if (!XdrContentType.isRoot(first.head().type())
                    || type.start()
                            .filter(start -> !start.equals("<" + rootId + ">"))
                            .isPresent()) {
                throw XdrFault.mime("The first part must be the root, of application/xop+xml")
                        .exception();
            }
            String uniqueId = root(first.body());
            Optional<RelatedPart> part = parts.next();
            while (part.isPresent()) {
                document(part.get());
                part = parts.next();
            }
            references.complete();
            return uniqueId;
        }

        private String root(InputStream body) throws IOException {
            RootCopy copy = new RootCopy(body);
            root = Optional.of(copy);
            StrictXml xml = new StrictXml(copy, settings);
            HeaderReader reader = new HeaderReader(xml, settings.lenient());
            header = Optional.of(reader);
            RequestReader message = new RequestReader(xml, reader, references, this);
            message.read();
            release(copy).close();
            return message.uniqueId();
        }

        private OutputStream release(RootCopy copy) throws IOException {
            if (!copy.isReleased()) {
                copy.release(delivery.part(rootName(), XdrContentType.SOAP_XML));
            }
            return copy.place();
        }

        private String rootName() {
            return rootId.isEmpty() ? "root" : rootId;
        }

        private void document(RelatedPart part) throws IOException {
            String id = references.arrived(part.head().id());
            if (part.head().id().equals(rootName())) {
                throw XdrFault.mime("A part is called like the root").exception();
            }
            try (OutputStream target = delivery.document(
                    id, delivery.part(part.head().id(), part.head().type().text()))) {
                part.body().transferTo(target);
            }
        }

        @Override
        public boolean isPackaged() {
            return packaged;
        }

        @Override
        public void addressed(SoapHeader by) {
            delivery.addressed(by);
        }

        @Override
        public OutputStream inline(String documentId) throws IOException {
            release(root.orElseThrow());
            return delivery.document(documentId, OutputStream.nullOutputStream());
        }
    }
}
