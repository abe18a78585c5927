-- To what an invitation to a case leads, as its mail says it: the call, and the region that staff do not read before the receipt.
alter table invitation
    add column case_call text not null default '',
    add column case_area text not null default '';
