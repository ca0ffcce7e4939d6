/** The tools of the sample catalog by the scope that each needs. */
export const toolsByScope = {
  'configuration:read': ['get_product', 'list_pricing_rules', 'list_products', 'list_ticket_categories', 'list_venues'],
  'configuration:write': ['update_pricing_rule'],
  'bookings:read': ['get_booking', 'get_order', 'list_tickets', 'search_bookings'],
  'bookings:write': ['cancel_booking', 'check_in_ticket', 'reschedule_booking', 'resend_tickets'],
  'sales:read': ['list_payments', 'list_refunds', 'sales_report'],
  'refunds:write': ['refund_order'],
  'promotions:read': ['list_memberships', 'list_promo_codes', 'list_vouchers'],
  'promotions:write': ['create_promo_code', 'deactivate_promo_code', 'issue_voucher'],
  'operations:read': ['get_availability', 'list_timeslots'],
  'operations:write': ['close_timeslot', 'set_capacity'],
};

/** They show objects of several kinds and need the scopes of all of them. */
const searching = { tools: ['fetch', 'search'], scopes: ['configuration:read', 'bookings:read', 'promotions:read'] };

/** What a person with these scopes must see, and nothing else. */
export function expectedTools(scopes) {
  const search = searching.scopes.every(scope => scopes.includes(scope)) ? searching.tools : [];
  return ['whoami', ...search, ...scopes.flatMap(scope => toolsByScope[scope] ?? [])].sort();
}

/** The members that an audit event may have: none of them can hold a name, an argument or a result. */
export const auditMembers = [
  'sequence', 'time', 'request_id', 'action', 'outcome', 'code', 'user_id', 'organizer_id', 'connection_id',
  'client_id', 'provider', 'tool', 'effect', 'duration_ms', 'redactions',
  'tool_digest', 'guard',
];
