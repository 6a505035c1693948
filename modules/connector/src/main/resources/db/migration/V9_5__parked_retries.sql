-- A parked item whose new look got no answer is looked at again beside the lane's own work, not in front of it.
alter table inbox add column retry_at timestamptz; -- of a parked item: when, whatever arrives before
