package io.github.dualauth.core.http.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A response whose connection may be gone. */
class QuietResponseTest {

    private final Connection connection = new Connection();
    private final List<Object> told = new ArrayList<>();
    private boolean nobodyThere;
    private final QuietResponse response = new QuietResponse(
            (HttpServletResponse) proxy(HttpServletResponse.class), (ServletRequest) proxy(ServletRequest.class));

    /** Both sides of an exchange. */
    private Object proxy(Class<?> type) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getOutputStream" -> connection;
                    case "flushBuffer" -> {
                        connection.note("flushBuffer");
                        yield null;
                    }
                    case "getAttribute" -> attribute(arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Object attribute(Object name) {
        assertEquals(QuietResponse.NOBODY_THERE, name);
        return nobodyThere ? "yes" : null;
    }

    private List<Executable> writes() throws IOException {
        ServletOutputStream out = response.getOutputStream();
        return List.of(
                () -> out.write(7),
                () -> out.write(new byte[] {1, 2, 3}, 1, 2),
                out::flush,
                out::close,
                () -> response.flushBuffer());
    }

    @Test
    void write_connectionThatIsGoneBehindAGoodRequest_fails() throws IOException {
        connection.gone = true;
        for (Executable write : writes()) {
            assertThrows(IOException.class, write);
        }
    }

    @Test
    void write_connectionThatIsGoneWithItsSender_isSilent() throws Throwable {
        connection.gone = true;
        nobodyThere = true;
        for (Executable write : writes()) {
            write.execute();
        }
        assertEquals(5, connection.done.size());
    }

    @Test
    void write_connectionThatIsThere_isWrittenTo() throws Throwable {
        for (Executable write : writes()) {
            write.execute();
        }
        assertEquals(List.of("7", "2,3", "flush", "close", "flushBuffer"), connection.done);
        assertSame(response.getOutputStream(), response.getOutputStream());
    }

    @Test
    void readiness_isThatOfTheConnection() throws IOException {
        ServletOutputStream out = response.getOutputStream();
        assertFalse(out.isReady());
        connection.ready = true;
        assertTrue(out.isReady());
        WriteListener listener = new WriteListener() {
            @Override
            public void onWritePossible() {
                told.add("possible");
            }

            @Override
            public void onError(Throwable error) {
                told.add(error);
            }
        };
        out.setWriteListener(listener);
        assertEquals(List.of("possible"), told);
    }

    /** Notes what is done to it. */
    private static final class Connection extends ServletOutputStream {

        private final List<String> done = new ArrayList<>();
        private boolean gone;
        private boolean ready;

        private void note(String what) throws IOException {
            done.add(what);
            if (gone) {
                throw new IOException("broken pipe");
            }
        }

        @Override
        public void write(int single) throws IOException {
            note(Integer.toString(single));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            assertEquals(2, length);
            note(bytes[offset] + "," + bytes[offset + 1]);
        }

        @Override
        public void flush() throws IOException {
            note("flush");
        }

        @Override
        public void close() throws IOException {
            note("close");
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            try {
                listener.onWritePossible();
            } catch (IOException e) {
                listener.onError(e);
            }
        }
    }
}
