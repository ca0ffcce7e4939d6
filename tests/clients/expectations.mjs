/** The tools of the sample catalog by the scope that each needs. */
export const toolsByScope = {
  'configuration:read': ['get_product', 'list_pricing_rules', 'list_products', 'list_ticket_categories', 'list_venues'],
  'configuration:write': [],
  'bookings:read': ['get_booking', 'get_order', 'list_tickets', 'search_bookings'],
  'bookings:write': [],
  'sales:read': ['list_payments', 'list_refunds', 'sales_report'],
  'refunds:write': ['refund_order'],
  'promotions:read': ['list_memberships', 'list_promo_codes', 'list_vouchers'],
  'promotions:write': [],
  'operations:read': ['get_availability', 'list_timeslots'],
  'operations:write': ['set_capacity'],
};

/** What a person with these scopes must see, and nothing else. */
export function expectedTools(scopes) {
  return ['whoami', ...scopes.flatMap(scope => toolsByScope[scope] ?? [])].sort();
}

/** The members that an audit event may have: none of them can hold a name, an argument or a result. */
export const auditMembers = [
  'sequence', 'time', 'request_id', 'action', 'outcome', 'code', 'user_id', 'organizer_id', 'connection_id',
  'client_id', 'provider', 'tool', 'effect', 'duration_ms', 'redactions',
];
