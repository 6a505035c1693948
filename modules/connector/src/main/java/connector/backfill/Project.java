package connector.backfill;

import connector.commercetools.Channels;
import connector.commercetools.OrderPages;
import connector.commercetools.Orders;
import connector.commercetools.ProjectKeys;

/** What of a commercetools project a backfill asks. */
public record Project(String key, Orders orders, OrderPages pages, Channels channels, ProjectKeys keys) {}
