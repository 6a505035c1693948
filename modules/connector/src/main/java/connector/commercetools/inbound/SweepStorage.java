package connector.commercetools.inbound;

import connector.audit.AuditLog;
import connector.workqueue.Cursors;
import connector.workqueue.WorkQueue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the sweep keeps what it read and how far it got. */
@Component
record SweepStorage(WorkQueue queue, AuditLog audit, Cursors cursors, TransactionTemplate transaction) {}
