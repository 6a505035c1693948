package connector.audit;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** How a body lies in its column: deflated when that makes it shorter, as its size beside it tells. */
final class Packing {

    private static final int WORTH_IT = 256;

    /** Each owns a quarter of a megabyte outside the heap, which costs more to get than to use. */
    private static final BlockingQueue<Deflater> IDLE = new ArrayBlockingQueue<>(8);

    private Packing() {}

    static byte[] pack(byte[] body) {
        if (body.length <= WORTH_IT) {
            return body;
        }
        Deflater idle = IDLE.poll();
        Deflater deflater = idle == null ? new Deflater(Deflater.BEST_SPEED, true) : idle;
        try {
            return packed(body, deflater);
        } finally {
            deflater.reset();
            if (!IDLE.offer(deflater)) {
                deflater.close();
            }
        }
    }

    private static byte[] packed(byte[] body, Deflater deflater) {
        deflater.setInput(body);
        deflater.finish();
        byte[] packed = new byte[body.length];
        int length = deflater.deflate(packed);
        return deflater.finished() && length < body.length ? Arrays.copyOf(packed, length) : body;
    }

    /** @param size of the body before packing */
    static byte[] unpack(byte[] stored, int size) {
        if (stored.length == size) {
            return stored;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(size);
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(stored);
            byte[] buffer = new byte[8_192];
            while (body.size() < size) {
                int length = inflater.inflate(buffer);
                if (length == 0) {
                    throw new IllegalStateException("A stored body ends early: " + body.size() + " of " + size);
                }
                body.write(buffer, 0, length);
            }
            return body.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("A stored body cannot be unpacked", e);
        }
    }
}
