// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and PostgreSQL, and cuts the link at a commit that is drawn beforehand. */
final class CuttingProxy implements Closeable {
    /** Where it cuts. */
    enum Place {
        /** The server never hears of the commit. */
        BEFORE,
        /** The server hears of it, and the link is gone while it works. */
        IN,
        /** The server has committed, and its answer gets lost. */
        AFTER
    }

    private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listening;
    private final int server;
    private final Place place;
    private final AtomicInteger left = new AtomicInteger(Integer.MIN_VALUE);
    private final AtomicInteger cuts = new AtomicInteger();

    CuttingProxy(int server, Place place) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.server = server;
        this.place = place;
        daemon(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Cuts the link at that commit from now on, 1 for the next. */
    void cutAt(int commit) {
        left.set(commit);
    }

    int cuts() {
        return cuts.get();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), server));
                daemon(link::forth);
                daemon(link::back);
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private final class Link {
        private final Socket client;
        private final Socket database;
        private volatile boolean answerIsLost;

        Link(Socket client, Socket database) {
            this.client = client;
            this.database = database;
        }

        void forth() {
            byte[] buffer = new byte[1 << 16];
            try {
                InputStream in = client.getInputStream();
                OutputStream out = database.getOutputStream();
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    boolean cut = holdsCommit(buffer, n) && left.decrementAndGet() == 0;
                    if (cut) {
                        cuts.incrementAndGet();
                        answerIsLost = place == Place.AFTER;
                    }
                    if (!cut || place != Place.BEFORE) {
                        out.write(buffer, 0, n);
                        out.flush();
                    }
                    if (cut && place != Place.AFTER) {
                        closeBoth();
                    }
                }
            } catch (IOException gone) {
                // Seen by the client as what it is.
            } finally {
                closeBoth();
            }
        }

        void back() {
            byte[] buffer = new byte[1 << 16];
            try {
                InputStream in = database.getInputStream();
                OutputStream out = client.getOutputStream();
                for (int n = in.read(buffer); n >= 0 && !answerIsLost; n = in.read(buffer)) {
                    out.write(buffer, 0, n);
                    out.flush();
                }
            } catch (IOException gone) {
                // Seen by the client as what it is.
            } finally {
                closeBoth();
            }
        }

        private void closeBoth() {
            for (Socket socket : new Socket[] {client, database}) {
                try {
                    socket.close();
                } catch (IOException alreadyGone) {
                    // Which is what is wanted.
                }
            }
        }
    }

    private static boolean holdsCommit(byte[] buffer, int length) {
        for (int i = 0; i + COMMIT.length <= length; i++) {
            int same = 0;
            while (same < COMMIT.length && buffer[i + same] == COMMIT[same]) {
                same++;
            }
            if (same == COMMIT.length) {
                return true;
            }
        }
        return false;
    }
}
