//! Input: CSV files and synthetic samples to validated tables.
