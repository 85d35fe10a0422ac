-- Monthly partitions of values and their sources, by range of id: an id is a UUIDv7 made on arrival, so its first 48 bits are the time of
-- arrival. Applied at every migration: a year back (for loaded histories) and a year ahead; rows outside that range go to the default
-- partition and are never refused.
create or replace function app_month_bound(month timestamptz) returns uuid language sql immutable
  return (lpad(to_hex((extract(epoch from month) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;

do $$
declare
  parent text;
  month timestamptz;
begin
  foreach parent in array array['measurement', 'measurement_source'] loop
    for month in select generate_series(
      date_trunc('month', now() at time zone 'UTC') at time zone 'UTC' - interval '12 months',
      date_trunc('month', now() at time zone 'UTC') at time zone 'UTC' + interval '12 months', interval '1 month')
    loop
      execute format('create table if not exists %I partition of %I for values from (%L) to (%L)',
        parent || '_' || to_char(month at time zone 'UTC', 'YYYY_MM'), parent,
        app_month_bound(month), app_month_bound(month + interval '1 month'));
    end loop;
    execute format('create table if not exists %I partition of %I default', parent || '_other', parent);
  end loop;
end $$;
