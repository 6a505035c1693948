package connector.orderflow.inbound;

import connector.audit.AuditLog;
import connector.orderflow.Silence;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the polls of pending shipments and of silent orders remember, and put what they noticed. */
record PollStorage(
        Looks looks, PendingTable pending, Silence silence, AuditLog audit, TransactionTemplate transactions) {

    /** So much is stored in one transaction: it holds the lanes of all of it, and commerce has news for them too. */
    static final int AT_ONCE = 200;
}
