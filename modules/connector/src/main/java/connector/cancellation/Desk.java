package connector.cancellation;

import connector.commercetools.StateMachine;
import connector.routing.CancelRules;
import connector.routing.StateTables;

/**
 * All rules that commerce is told by.
 *
 * @param lineStates the project's workflow of line items
 * @param orderStates the project's workflow of orders
 */
record Desk(CancelRules rules, StateTables tables, StateMachine lineStates, StateMachine orderStates) {}
