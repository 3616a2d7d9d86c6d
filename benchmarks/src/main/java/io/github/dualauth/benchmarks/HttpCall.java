package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A request, spelled out once, and what its answer must hold for the call to count. */
final class HttpCall {

    private final byte[] request;
    private final String expected;

    private HttpCall(String head, byte[] body, String expected) {
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        this.request = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        this.expected = expected;
    }

    static HttpCall post(String path, String body, Map<String, String> headers, String expected) {
        Map<String, String> json = new HashMap<>(headers);
        json.put("Content-Type", "application/json");
        return posted(path, body, json, expected);
    }

    static HttpCall form(String path, String body, Map<String, String> headers, String expected) {
        Map<String, String> form = new HashMap<>(headers);
        form.put("Content-Type", "application/x-www-form-urlencoded");
        return posted(path, body, form, expected);
    }

    /** Bytes of any type. */
    static HttpCall content(String path, String type, byte[] body, String expected) {
        return posted(path, body, Map.of("Content-Type", type), expected);
    }

    private static HttpCall posted(String path, String body, Map<String, String> headers, String expected) {
        Map<String, String> json = new HashMap<>(headers);
        json.put("Accept", "application/json");
        return posted(path, body.getBytes(StandardCharsets.UTF_8), json, expected);
    }

    private static HttpCall posted(String path, byte[] body, Map<String, String> headers, String expected) {
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        return new HttpCall(head.toString(), body, expected);
    }

    static HttpCall get(String path, String expected) {
        return get(path, Map.of(), expected);
    }

    static HttpCall get(String path, Map<String, String> headers, String expected) {
        StringBuilder head = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return new HttpCall(head.append("\r\n").toString(), new byte[0], expected);
    }

    /** Sends the bytes as they are. */
    void send(OutputStream out) throws IOException {
        out.write(request);
    }

    /** A text in the body of every good answer. */
    String expected() {
        return expected;
    }
}
