package io.github.dualauth.core.http.failure;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * A response that may fail in silence when the body of its request ended early: its sender is gone most likely, and the
 * server would write several stack traces for each such request. All other failures stay what they are.
 */
public final class QuietResponse extends HttpServletResponseWrapper {

    /** The property of a request whose body ended early. */
    public static final String NOBODY_THERE = QuietResponse.class.getName();

    private final ServletRequest request;
    private ServletOutputStream quiet;

    public QuietResponse(HttpServletResponse response, ServletRequest request) {
        super(response);
        this.request = request;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (quiet == null) {
            quiet = new Quiet(super.getOutputStream());
        }
        return quiet;
    }

    @Override
    public void flushBuffer() throws IOException {
        attempt(super::flushBuffer);
    }

    /** Something that writes to the connection. */
    private interface Write {

        void run() throws IOException;
    }

    private void attempt(Write write) throws IOException {
        try {
            write.run();
        } catch (IOException e) {
            if (request.getAttribute(NOBODY_THERE) == null) {
                throw e;
            }
        }
    }

    private final class Quiet extends ServletOutputStream {

        private final ServletOutputStream out;

        Quiet(ServletOutputStream out) {
            super();
            this.out = out;
        }

        @Override
        public void write(int single) throws IOException {
            attempt(() -> out.write(single));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            attempt(() -> out.write(bytes, offset, length));
        }

        @Override
        public void flush() throws IOException {
            attempt(out::flush);
        }

        @Override
        public void close() throws IOException {
            attempt(out::close);
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }
}
