"""Pull requests of Bitbucket, Cloud and Data Center, with pipelines and deployments of Cloud."""
