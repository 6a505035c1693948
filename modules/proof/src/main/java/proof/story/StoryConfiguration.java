package proof.story;

import java.net.URI;
import java.nio.file.Path;
import sandbox.Sandbox;

/** The connector's file for a story. Pauses are shorter than for real systems, so that nobody waits for an answer. */
record StoryConfiguration(URI commercetools, URI orderFlow, Path data, Path secret, Tenant tenant) {

    /** @param own sections of the story */
    String of(String own) {
        return """
                server: {port: 0}
                database: {data-folder: '%1$s'}
                work: {parallel-lanes: 4, polling: 100ms, first-pause: 200ms, longest-pause: 2s}
                commercetools:
                  project-key: %2$s
                  api-url: %3$s
                  auth-url: %3$s
                  client-id: %4$s
                  client-secret: 'file:%5$s'
                  timeout: 2s
                  too-late-field: warehouseNote
                  too-late-type: shop-order
                  sources:
                    sandbox: {secret: 'file:%5$s'}
                  sweep: {interval: 2s, margin: 2s}
                destinations:
                  sandbox:
                    base-url: %6$s
                    user: %4$s
                    password: 'file:%5$s'
                    channel: %7$s
                    organisation: myorg
                    timeout: 2s
                    parallel-calls: 4
                    calls-per-second: 1000
                    rest-after-failures: 1s
                    push: {user: %4$s, password: 'file:%5$s'}
                    poll: {interval: 2s, overlap: 12h, pending-interval: 2s, silent-after: 1h}
                    fulfilment:
                      fields: {type: warehouse-parcel, tracking-url: trackingUrl, ship-date: shipDate}
                    returns: {item-type: warehouse-return, refund-field: refund}
                    states: %9$s
                states:
                  line-items:
                    received: received
                    backorder: backorder
                    allocated: allocated
                    picking: picking
                    packed: packed
                    shipped: shipped
                    cancelled: cancelled
                    returned: returned
                  allocation: {site-field: warehouseSite, expected-field: expectedDate, type: shop-line}
                cancellation:
                  outcome-field: cancelAnswer
                  outcome-type: shop-order
                  refund-field: refundAmount
                  refund-type: shop-line
                routes:
                  - {name: Leeds, destination: sandbox, site: Leeds, supply-channels: [warehouse-leeds]}
                  - {name: Venlo, destination: sandbox, site: Venlo, supply-channels: [warehouse-venlo]}
                  - {name: everything else, destination: sandbox}
                %8$s
                """.formatted(
                        data,
                        Sandbox.PROJECT,
                        commercetools,
                        Sandbox.USER,
                        secret,
                        orderFlow,
                        Sandbox.CHANNEL,
                        own,
                        tenant.configuration());
    }
}
