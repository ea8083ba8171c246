-- The sample brand is written set-wise with ids taken ahead, so that orders can name their people.
grant usage on sequence profiles_id_seq, orders_id_seq, products_id_seq to rapport_system;
