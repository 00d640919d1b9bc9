"""The report room: what a firm prints of a result, for whom, and how it hands it over."""
